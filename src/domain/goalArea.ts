import type { GoalArea } from '../contract/words.ts'

export interface GoalAreaSuggestion {
  goalArea: GoalArea
  /** `sure` when the words of one area only were found; else staff should look at it. */
  confidence: 'sure' | 'guess'
}

/**
 * Parts of the words that meeting places use. `^` begins the word ("bok" is in no "bokning"), `$` ends it: the last part of a
 * Swedish compound says what it is, so a lunch is food and a "lunchkonsert" is not.
 */
const movement = `
  gympa gymnastik gymping promenad ^gång ^gå$ ^gå- ^stavgång boule ^dans dans$ dansen$ danskväll ^yoga yoga$ qigong chigong taichi
  rörelse rörlighet träning$ ^träna ^pingis bordtennis curling bowling minigolf ^golf ^cykel cykling vandring utflykt utevistelse
  ^utomhus ^natur odling ^odla trädgård ^bad$ simning ^simma balans fallprevention ^styrka stretch zumba ^fiske$ friluft ^dart ^kubb
  shuffle ^motion$ ^motionera linedance ^gymmet ^gym$`

const food = `
  lunch$ lunchen$ ^luncht ^sopp$ soppa$ soppan$ soppor$ ^sopplunch matlag ^laga ^baka$ bakning$ ^bakar ^bakstuga ^kost$ ^kosten
  matvanor måltid middag$ ^middags frukost brunch ^matgille ^matkväll ^matklubb ^grill ^recept matlåd smörgås julbord sillbord ^näring
  ^provsmak ^äta ^ät$`

const meaning = `
  digital ^it- ^data verkstad ^mobil ^dator ^surf ^ipad ^lärplatt ^teknik ^internet föreläs föredrag ^bok$ ^boken ^bokc ^bokp ^bokk ^boks ^böcker
  ^läs läsning ^litteratur ^tidning ^målar målning ^måla ^rita ^teckn akvarell ^konst konsert ^musik musik$ kör$ ^körs sång$ ^sång
  ^sjung ^visa ^visor trubadur kvintett kvartett orkester ^dragspel ^spelman ^film ^bio$ ^teater teater$ ^kultur ^stick ^virk
  handarbet hantverk slöjd ^väv snicker snickeri keramik ^sy$ ^syjunta ^sycafé pyssel pyssla ^skapa skapande ^fotogr ^foto släktforsk
  historia hembygd ^minne ^quiz quiz$ frågesport ^korsord ^sudoku ^schack ^bridge ^canasta ^kortspel ^plump ^sällskapsspel ^spel
  ^tv-spel ^studie kurs$ kursen$ ^kurs$ ^språk ^engelska ^svenska$ ^tema ^bilder ^bildvis ^resebild ^reseskild ^andakt gudstjänst ^bibel ^mässa
  meditation mindfulness livsberätt ^skriv ^museum ^museibesök guidad ^guidning ^visning ^informationst ^minnesträning
  ^hjärngympa ^hjärngymnastik ^poesi ^dikt ^författar`

const community = `
  bingo träff$ träffen$ träffar$ ^fika fika$ fikat$ kaffe$ ^kaffe kaffet$ café caféet cafe$ ^samkväm gemenskap ^samvaro ^umgås
  ^öppet ^mingel fest$ festen$ ^kalas ^jul ^lucia ^midsommar ^nobel ^valborg ^påsk ^kräft anhörig ^stöd stöd$ ^sorg ^samtal ^prat
  ^drop-in klubb$ klubben$ ^grupp grupp$ ^vän$ ^vänner ^väntj möte$ mötet$ ^stuga`

const asPattern = (parts: string) => new RegExp(parts.trim().split(/\s+/).join('|'), 'u')

/** Community words say how people meet; beside words of what they do, the deed decides: "Stickcafé", "Sittgympa och kaffe". */
const deeds = [
  { goalArea: 'movement', pattern: asPattern(movement) },
  { goalArea: 'food', pattern: asPattern(food) },
  { goalArea: 'meaning', pattern: asPattern(meaning) },
] as const
const meetings = [{ goalArea: 'community', pattern: asPattern(community) }] as const

/** Words in which a part of another area stands by chance. */
const exceptions: Readonly<Record<string, GoalArea>> = {
  hjärngympa: 'meaning',
  hjärngymnastik: 'meaning',
  minnesträning: 'meaning',
  dansmusik: 'meaning',
  julbord: 'food',
}

/** The goal area that an activity's Swedish title speaks of, for staff to confirm. No known word gives a guess at `community`. */
export function suggestGoalArea(title: string): GoalAreaSuggestion {
  const words = Array.from(
    title
      .normalize('NFC')
      .toLowerCase()
      .matchAll(/[\p{L}-]+/gu),
    ([word]) => word,
  )
  const company = words.indexOf('med')
  const deed = words.slice(0, company > 0 ? company : undefined)
  const found = [areasOf(deed, deeds), areasOf(words, deeds), areasOf(words, meetings)].find(
    (all) => all.length > 0,
  )
  const [goalArea = 'community'] = found ?? []
  return { goalArea, confidence: found?.length === 1 ? 'sure' : 'guess' }
}

/** The areas that the words speak of, in the order of the words. */
function areasOf(words: string[], areas: readonly { goalArea: GoalArea; pattern: RegExp }[]): GoalArea[] {
  return areas
    .map(({ goalArea, pattern }) => ({
      goalArea,
      at: words.findIndex((word) => speaksOf(word, goalArea, pattern)),
    }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ goalArea }) => goalArea)
}

function speaksOf(word: string, goalArea: GoalArea, pattern: RegExp): boolean {
  const exception = exceptions[word]
  return exception ? exception === goalArea : pattern.test(word)
}
