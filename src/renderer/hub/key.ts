const name = 'samvaro-hub-key'

/** The browser's parts that the key passes through. */
export interface KeyPlaces {
  location: Pick<Location, 'hash' | 'pathname'>
  history: Pick<History, 'replaceState'>
  store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
}

/**
 * The key that opens the page: from the link's fragment, or kept in this tab since. It is taken out of the address at once, so that it stands in no
 * history and on no picture of the screen.
 */
export function takeKey({ location, history, store }: KeyPlaces): string | null {
  const key = new URLSearchParams(location.hash.slice(1)).get('key')
  if (key === null) return store.getItem(name)
  store.setItem(name, key)
  history.replaceState(null, '', location.pathname)
  return key
}

/** Takes the key out of the tab. */
export function dropKey({ store }: Pick<KeyPlaces, 'store'>): void {
  store.removeItem(name)
}
