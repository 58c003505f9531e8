import { describe, expect, it } from 'vitest'
import { repeatText } from './repeatText.ts'

const near = '2026-11-23'

describe('a repeat in words', () => {
  it.each([
    [undefined, 'En gång'],
    ['FREQ=WEEKLY;BYDAY=MO;UNTIL=20261214', 'Varje måndag till 14 december'],
    ['FREQ=WEEKLY', 'Varje måndag'],
    ['FREQ=WEEKLY;BYDAY=MO,WE,FR', 'Varje måndag, onsdag och fredag'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', 'Varannan torsdag'],
    ['FREQ=WEEKLY;INTERVAL=3;BYDAY=TH;COUNT=4', 'Var tredje torsdag, 4 gånger'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', 'Varannan vecka, måndag och torsdag'],
    [
      `FREQ=YEARLY;BYWEEKNO=${Array.from({ length: 27 }, (_, n) => 2 * n + 1)};BYDAY=TH`,
      'Torsdagar i udda veckor',
    ],
    ['FREQ=MONTHLY;BYDAY=1MO', 'Första måndagen i månaden'],
    ['FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1;UNTIL=20270630', 'Sista fredagen i månaden till 30 juni 2027'],
    ['FREQ=YEARLY', 'Varje år den 23 november'],
    ['FREQ=DAILY', 'Varje dag'],
    ['FREQ=DAILY;INTERVAL=2', 'Varannan dag'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15', 'Varje månad, den 1 och 15'],
    ['FREQ=WEEKLY;BYDAY=MO;BYMONTH=6,7', 'Varje vecka, måndag, i juni och juli'],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2',
      'Varje månad, måndag och tisdag, på dagar som en annan kalender bestämmer',
    ],
  ])('%s', (rule, words) => expect(repeatText(rule, near, near)).toBe(words))
})
