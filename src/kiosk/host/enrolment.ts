import type { EnrolResult } from '../sync/index.ts'

const refusals: Record<Extract<EnrolResult, { result: 'refused' }>['reason'], string> = {
  BAD_LINK:
    'That is no link of a hub. It looks like http://HOST:PORT/enrol/v1#CODE, in quotes on a command line.',
  CODE_NOT_TAKEN:
    'The hub did not take the code: it is good once, within ten minutes. Ask the hub for another.',
  UNREACHABLE: 'No hub answered at the address of the link. Is it running, and reached from here?',
  UNSENT_ELSEWHERE:
    'Skärmen hör till en annan mötesplats, och dess central har inte fått alla besök än. Skärmen står kvar där, och inget är förlorat. ' +
    'Låt den nå sin central tills inget är osänt. Ta sedan fram en ny länk, för den här är förbrukad. Går det aldrig mer att nå den centralen: ' +
    'ta fram en ny länk och kör npm run enrol med den och --with-unsent. Det som inte är skickat räknas då på den nya mötesplatsen.',
}

/** How an enrolment went, with a sentence for who asked for it. */
export interface Enrolment {
  enrolled: boolean
  sentence: string
}

export function enrolment(result: EnrolResult): Enrolment {
  if (result.result === 'refused') return { enrolled: false, sentence: refusals[result.reason] }
  const { name, municipality } = result.venue
  return { enrolled: true, sentence: `Enrolled at ${name}, ${municipality}.` }
}
