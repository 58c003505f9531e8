/**
 * Gives ids to copies of parts of the programme: the same id whenever the same is copied to the same day or week, so that two who copy
 * make one copy; a copy of a copy is one of the first. Undefined where both ids that it could have are given to something else.
 */
export function copyIds(): (id: string, to: string) => string | undefined {
  const claimed = new Set<string>()
  return (id, to) => {
    const first = id.replace(/_\d{4}-\d{2}-\d{2}$/, '').slice(0, 58)
    const made = [`${first}_${to}`, `${id.slice(-58)}_${to}`].find((one) => !claimed.has(one))
    if (made !== undefined) claimed.add(made)
    return made
  }
}
