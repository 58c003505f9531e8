import { heldApart } from './0010-isolation.ts'

/** What each kiosk has brought that was new, on the latest day on which it brought something: one that goes wrong is not to fill the hub. */
export const intake = {
  version: 11,
  statements: [
    // day is the municipality's; bytes are of the ops' JSON.
    `CREATE TABLE intake (
      municipality uuid NOT NULL,
      device uuid NOT NULL,
      day date NOT NULL,
      ops bigint NOT NULL,
      bytes bigint NOT NULL,
      PRIMARY KEY (municipality, device)
    )`,
    ...heldApart('intake'),
  ],
} as const
