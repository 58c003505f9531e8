/** The most characters of one card; more is told on several, so that none is higher than the room it is shown in. */
export const longestPart = 160

/** Cuts a text into parts of at most `longest` characters: between sentences where it can, else between words. */
export function splitText(text: string, longest = longestPart): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > longest) {
    const head = rest.slice(0, longest + 1)
    const sentence = Math.max(...['. ', '! ', '? ', '؟ '].map((end) => head.lastIndexOf(end))) + 1
    const word = head.lastIndexOf(' ')
    const cut = sentence > longest / 3 ? sentence : word > 0 ? word : longest
    parts.push(rest.slice(0, cut).trim())
    rest = rest.slice(cut).trim()
  }
  return rest === '' ? parts : [...parts, rest]
}
