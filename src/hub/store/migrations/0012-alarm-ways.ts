/** An alarm may go by webhook and by mail. */
export const alarmWays = {
  version: 12,
  statements: [
    // By which ways what is to be told of a silence has been taken, while another has not; none once it is told.
    `ALTER TABLE silence ADD COLUMN taken text[] NOT NULL DEFAULT '{}'`,
  ],
} as const
