/** Whether a file is a spec, or there for specs alone. */
export function isForSpecs(file: string): boolean {
  return /\.spec\.tsx?$|\/(testing\w*|testServer|electronDouble)\.ts$/.test(file)
}
