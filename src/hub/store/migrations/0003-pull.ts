/** What goes down to the kiosks is the programme as it stands, by where on the venue's stream each part was last changed. */
export const pull = {
  version: 3,
  statements: [
    'ALTER TABLE entity ADD COLUMN pos bigint',
    `UPDATE entity SET pos = newest.pos FROM (
       SELECT municipality, venue, entity, max(pos) AS pos FROM change GROUP BY municipality, venue, entity
     ) AS newest
     WHERE newest.municipality = entity.municipality AND newest.venue = entity.venue AND newest.entity = entity.id`,
    'ALTER TABLE entity ALTER COLUMN pos SET NOT NULL',
    'CREATE UNIQUE INDEX entity_on_stream ON entity (municipality, venue, pos)',
    // What changed at each position: nobody reads it, since a kiosk needs what stands, and the ops are all kept.
    'DROP TABLE change',
  ],
} as const
