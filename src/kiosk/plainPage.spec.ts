import { expect, it } from 'vitest'
import { plainPage } from './plainPage.ts'

it('shows its lines as text, whatever they hold', async () => {
  const response = plainPage(503, 'A <b> & "c"', ['<script>alert(1)</script>'])
  const html = await response.text()
  expect(response.status).toBe(503)
  expect(html).toContain('<h1>A &lt;b> &amp; &quot;c&quot;</h1>')
  expect(html).not.toContain('<script')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})
