/** The value below which `share` (0–1) of the samples lie, by nearest rank. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('no samples')
  return value
}

export const median = (samples: readonly number[]) => quantile(samples, 0.5)

/** One line of the table: a figure of ours, what it is measured against, and the most that their ratio may be. */
export interface Figure {
  what: string
  /** With their unit, for people. */
  ours: string
  against: string
  /** Ours divided by the other. */
  ratio: number
  /** None for a figure that is only told. */
  limit?: number
}

/** Compares two series of samples by one of their quantiles. */
export function compare(
  what: string,
  ours: readonly number[],
  peer: { name: string; samples: readonly number[] },
  options: { share: number; limit?: number; unit?: string },
): Figure {
  const { share, limit, unit = 'ms' } = options
  const [a, b] = [quantile(ours, share), quantile(peer.samples, share)]
  const both = (samples: readonly number[]) =>
    `${short(median(samples))} / ${short(quantile(samples, 0.99))} ${unit}`
  return { what, ours: both(ours), against: `${peer.name}: ${both(peer.samples)}`, ratio: a / b, limit }
}

/** Three digits are as many as such a measurement is worth. */
export function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

/** The table in Markdown. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, ours, against, ratio, limit }) => [
    what,
    ours,
    against,
    `${ratio.toFixed(2)}×`,
    limit === undefined ? '' : `≤ ${Number(limit.toPrecision(2))}×`,
    limit === undefined ? '' : ratio <= limit ? 'yes' : '**no**',
  ])
  const head = ['what', 'ours', 'against', 'ratio', 'limit', 'holds']
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [head, head.map(() => '---'), ...rows].map(line).join('\n')
}

/** One figure against one number. */
export function against(
  what: string,
  ours: number,
  other: { name: string; value: number },
  limit?: number,
  unit = 'ms',
): Figure {
  const text = (value: number) => `${short(value)} ${unit}`
  return {
    what,
    ours: text(ours),
    against: `${other.name}: ${text(other.value)}`,
    ratio: ours / other.value,
    limit,
  }
}
