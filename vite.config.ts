import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const pages = ['index.html', 'hub.html', 'carry.html'].map((page) => at(`src/renderer/${page}`))

/** The pages of the screens, of the hub, and of a telephone that carries to the hub; all are served by an engine that stands in front of `out/renderer`. */
export default defineConfig({
  root: at('src/renderer'),
  plugins: [react()],
  build: {
    outDir: at('out/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    // The hosts' content security policy allows no data: address, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages },
  },
})
