import { registerHooks } from 'node:module'

// Sends `electron` to the double, for `node --import`.
const double = new URL('runningDouble.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context),
})
