/**
 * A page that needs nothing that is built: for when the real one cannot be shown. It looks for the real one every half minute.
 * The lines are shown as text, whatever they hold.
 */
export function plainPage(status: number, title: string, lines: readonly string[]): Response {
  const paragraphs = lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')
  const html = `<!doctype html>
<html lang="sv">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="30">
<title>${escaped(title)}</title>
<style>
  body { margin: 12vh auto; max-width: 32em; padding: 0 1.5em; background: #faf6ee; color: #16252b; font: 1.5rem/1.5 sans-serif }
  h1 { line-height: 1.2 }
</style>
<h1>${escaped(title)}</h1>
${paragraphs}
</html>
`
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    },
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
