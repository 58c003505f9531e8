// Imported before all else by each page. zod tries whether it may make functions of text as soon as a schema is made; no page may, and the browser
// would tell of the try in its console.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
