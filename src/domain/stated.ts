/** Without the fields that hold undefined, which RPC would spell out one by one in each answer. */
export function stated<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}
