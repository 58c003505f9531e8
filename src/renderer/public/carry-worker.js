// Serves the page /carry and its parts from what that page has laid by (carry/offline.ts) where there is no network. Plain, since it is not built.
addEventListener('fetch', (event) => {
  const { method, url } = event.request
  const { origin, pathname } = new URL(url)
  const isPart = pathname === '/carry' || pathname.startsWith('/assets/')
  if (method !== 'GET' || origin !== location.origin || !isPart) return
  event.respondWith(
    fetch(event.request).catch(async () => (await caches.match(pathname)) ?? Response.error()),
  )
})
