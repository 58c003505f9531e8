import { fileURLToPath } from 'node:url'
import { defineConfig } from 'electron-vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Electron's main process and preload. The page is not built here but by vite.config.ts alone, so that both hosts show the very
 * same one.
 */
export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      // Only what is in `dependencies`: better-sqlite3, whose binary cannot be bundled.
      externalizeDeps: true,
      rolldownOptions: { input: at('src/main/index.ts') },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: at('src/preload/index.ts'),
        // A sandboxed preload must be CommonJS, and in a package of modules only its ending says so.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
})
