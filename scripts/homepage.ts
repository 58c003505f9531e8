/**
 * The web page of a clone's remote, without what may be secret in it.
 * @param remote as `git remote get-url` says it
 * @returns null when it has none, as a folder of this machine
 */
export function homepageOf(remote: string): string | null {
  const short = /^[\w.-]+@([\w.-]+):(?!\/\/)\/?(.+)$/.exec(remote.trim())
  const url = URL.parse(short ? `https://${short[1]}/${short[2]}` : remote.trim())
  if (!url || !/^(https?|ssh|git):$/.test(url.protocol)) return null
  // The port of ssh is not the web's.
  const host = url.protocol.startsWith('http') ? url.host : url.hostname
  return `https://${host}${url.pathname.replace(/(\.git)?\/?$/, '')}`
}
