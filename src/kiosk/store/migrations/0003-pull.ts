/** How far this screen has the venue's programme from the hub. */
export const pull = {
  version: 3,
  statements: [
    // pull_pos is a position of the epoch pull_epoch; own ops 1..pulled_seq are in what stands there.
    'ALTER TABLE device ADD COLUMN pull_epoch TEXT',
    'ALTER TABLE device ADD COLUMN pulled_seq INTEGER NOT NULL DEFAULT 0',
    // What comes down is what stands, not what happened: `entity` keeps it as it came, also of types that this program does not know.
    'DROP TABLE stream_in',
  ],
} as const
