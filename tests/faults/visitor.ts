import type { Locator, Page } from '@playwright/test'

/** What a page has sent and shown. */
export interface Visits {
  /** The touch ids that it has sent, repeats and all. */
  sent: Set<string>
  /** The visits that somebody was thanked for. */
  thanked: string[]
  /** Lets one more visitor come, touch until thanked, and leave. */
  visit(): Promise<void>
}

interface Answer {
  json: { visitId?: string }
}

/**
 * Visitors at one page, one after the other: each touches "Jag är här", tries the same touch again when the screen says that it was
 * not saved, and leaves by "Klar".
 */
export function visitors(page: Page, onTouch: () => void): Visits {
  const sent = new Set<string>()
  const thanked: string[] = []
  /** Of each answer that has come, what it says; null when the engine was killed in the middle of it. */
  let answers: Promise<Answer | null>[] = []
  const isTouch = (url: string) => url.endsWith('/rpc/checkIn/touch')
  page.on('request', (request) => {
    if (isTouch(request.url()))
      sent.add((request.postDataJSON() as { json: { touchId: string } }).json.touchId)
  })
  page.on('response', (response) => {
    if (isTouch(response.url()) && response.ok()) answers.push(response.json().catch(() => null))
  })

  const screen = (name: string) => page.locator(`[data-screen=${name}]`)
  const button = (name: string) => page.getByRole('button', { name, exact: false })
  const home = button('Jag är här')
  const again = button('Försök igen')
  const done = button('Klar')
  const thanks = screen('thanks')
  const answered = page.locator('[data-screen=thanks], [data-screen=not-saved]')

  return {
    sent,
    thanked,
    async visit() {
      answers = []
      await home.waitFor()
      onTouch()
      await touch(home, answered)
      while (!(await thanks.isVisible())) await touch(again, thanks)
      // The page thanks for an answer that it has read, so that it has come here too; to be read here may take longer.
      const visit = (await Promise.all(answers)).findLast((answer) => answer?.json.visitId)
      if (!visit?.json.visitId) throw new Error('thanked without an answer')
      thanked.push(visit.json.visitId)
      await touch(done, home)
    },
  }
}

/** Touches as people do: once, and then again while nothing has happened. A screen that is new takes no touch for 400 ms. */
async function touch(button: Locator, then: Locator): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await button.isVisible()) await button.tap({ timeout: 1000 }).catch(() => {})
    const came = await then.waitFor({ timeout: 120 }).then(
      () => true,
      () => false,
    )
    if (came) return
  }
  throw new Error(`touched ${button} in vain`)
}
