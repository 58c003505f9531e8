export { createSyncClient, type SyncClient, type SyncClientOptions } from './client.ts'
export type { EnrolResult } from './enrol.ts'
export { createOthersFetcher } from './others.ts'
export { createPuller } from './puller.ts'
