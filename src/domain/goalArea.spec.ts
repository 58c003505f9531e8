import { describe, expect, it } from 'vitest'
import type { GoalArea } from '../contract/words.ts'
import { suggestGoalArea } from './goalArea.ts'

const titles: Record<GoalArea, string[]> = {
  movement: [
    'Sittgympa med musik',
    'Sittgympa och kaffe',
    'Promenad runt ån',
    'Boule på gården',
    'Stavgång',
    'Gå-fotboll',
    'Sittdans',
    'Medicinsk yoga',
    'Balansträning',
    'Utflykt till Sundbyholm',
    'Trädgårdsgrupp',
  ],
  food: [
    'Lunch för anmälda',
    'Torsdagssoppa',
    'Matlagning för herrar',
    'Vi bakar bullar',
    'Gemensam frukost',
    'Julbord',
    'SOPPLUNCH',
  ],
  meaning: [
    'Digital hjälp med mobilen',
    'Stickcafé',
    'Allsång med dragspel',
    'Föreläsning om Eskilstunas historia',
    'Bokcirkel',
    'Akvarellmålning',
    'Andakt',
    'Högläsning ur tidningen',
    'Hjärngympa',
    'Lunchkonsert',
    'Mitt 60-tal Östgöta brasskvintett',
    'Språkcafé',
  ],
  community: [
    'Bingo med kaffe',
    'Finsk fikaträff',
    'Damträff',
    'Öppet café',
    'Fredagsfika',
    'Anhörigträff',
    'Luciafest',
    'Herrklubben',
  ],
}

describe('suggestGoalArea', () => {
  for (const [goalArea, of] of Object.entries(titles)) {
    it.each(of)(`is sure that "%s" is ${goalArea}`, (title) =>
      expect(suggestGoalArea(title)).toEqual({ goalArea, confidence: 'sure' }),
    )
  }

  it('guesses where a title speaks of two areas, or of none', () => {
    expect(suggestGoalArea('Promenad och lunch')).toEqual({ goalArea: 'movement', confidence: 'guess' })
    expect(suggestGoalArea('Soppa och allsång')).toEqual({ goalArea: 'food', confidence: 'guess' })
    expect(suggestGoalArea('Överraskning!')).toEqual({ goalArea: 'community', confidence: 'guess' })
    expect(suggestGoalArea('')).toEqual({ goalArea: 'community', confidence: 'guess' })
  })

  it('does not take a word for a part of it', () => {
    expect(suggestGoalArea('Bokningsbart').confidence).toBe('guess')
    expect(suggestGoalArea('Gården runt').goalArea).toBe('community')
  })
})
