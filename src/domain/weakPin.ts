/**
 * Whether a PIN is one of those that are tried first: its digits are all the same or run up or down (123456, 987654, 890123), each
 * perhaps doubled (112233), or it says one thing again (121212, 123123, the year in 19451945).
 */
export function isWeakPin(pin: string): boolean {
  const digits = [...pin].map(Number)
  const undoubled = digits.filter((digit, at) => digit !== digits[at - 1])
  return isRun(undoubled, 1) || isRun(undoubled, 9) || repeats(digits)
}

/** Each digit `step` after the one before it; 0 follows 9. */
function isRun(digits: number[], step: number): boolean {
  return digits.every((digit, at) => at === 0 || digit === (Number(digits[at - 1]) + step) % 10)
}

function repeats(digits: number[]): boolean {
  for (let length = 1; length <= digits.length / 2; length++) {
    if (digits.every((digit, at) => at < length || digit === digits[at - length])) return true
  }
  return false
}
