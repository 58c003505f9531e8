import type { ActivityFields } from '../../contract/programme.ts'
import type { Diet, OrganiserKind } from '../../contract/words.ts'

/** What a line says beside when and what. */
export interface Details {
  price?: number
  severalPrices: boolean
  places?: number
  leader?: string
  place?: string
  organiser?: ActivityFields['organiser']
  cancelled: boolean
  membersOnly: boolean
  diets: Diet[]
}

const kronor = '(?:kronor|kr|sek)(?!\\p{L})|:-|:–'
const price = new RegExp(
  `(?:[(,]?\\s*)(?:(?:(?:för )?(?:icke |ej )?medlem(?:mar)?|övriga)[:\\s]+)?(?:(?:kostnad(?:en)?|kostar|pris(?:et)?|avgift(?:en)?|entré|inträde|biljett(?:er)?|egenavgift|á|à)(?: är)?[:\\s]*)?(?<![\\d.,])(?<kronor>\\d{1,4})(?:[.,]00)?\\s*(?:${kronor})(?:\\s*(?:/|per )\\s*(?:person|portion|gång|st|pers)(?!\\p{L})\\.?)?\\)?`,
  'giu',
)
const free = /[(,]?\s*(?:(?:det är |är )?(?:gratis|kostnadsfritt|avgiftsfritt)|fri entré)(?!\p{L})\)?/giu
const places =
  /[(,]?\s*(?:(?:begränsat antal|max(?:imalt)?|högst|upp till)\.?:?\s*)?(?<places>\d{1,3})\s*(?:platser|deltagare|personer|pers(?!\p{L})\.?)(?!\s*kvar)\)?/iu
const cancelled = /[(,!–—-]*\s*(?:är |blir )?inställ[td]a?(?: i dag)?(?!\p{L})[!:.)]*/iu
const membersOnly = /[(,]?\s*(?:endast |bara |enbart )?för (?:föreningens )?medlemmar\)?/iu

const associations =
  'PRO|SPF(?: Seniorerna)?|SKPF|RPG|ABF|HRF|SRF|DHR|NHR|IOGT(?:-NTO)?|Röda Korset|Rädda Barnen|Sensus|Studieförbundet \\p{Lu}[\\p{L}]+|Studiefrämjandet|Vuxenskolan|Medborgarskolan|(?:Svenska |Finska )?[Kk]yrkan|Frälsningsarmén|Pingstkyrkan|Equmeniakyrkan|Bildningsförbundet|\\p{Lu}[\\p{L}-]* klubben|[\\p{L}-]*(?:föreningen|sällskapet|församling(?:en)?)(?! för)|(?:\\p{Lu}[\\p{L}-]+ )(?:föreningen|pensionärsförening(?:en)?|församling)'
const known: readonly { kind: OrganiserKind; name: RegExp }[] = [
  {
    kind: 'region',
    name: /(?<!\p{L})(?:Region \p{Lu}\p{L}+|[Vv]årdcentralen(?: \p{Lu}\p{L}+)?|[Rr]egionen)(?!\p{L})/u,
  },
  { kind: 'municipality', name: /(?<!\p{L})(?:kommunen|\p{Lu}\p{L}+ kommun)(?!\p{L})/u },
  { kind: 'volunteer', name: /(?<!\p{L})(?:frivillig(?:a)?|volontär(?:er)?(?:na)?)(?!\p{L})/iu },
  { kind: 'company', name: /(?<!\p{L})(?:\p{Lu}[\p{L}&-]+ )+(?:AB|HB)(?!\p{L})/u },
  {
    kind: 'association',
    name: new RegExp(`(?<!\\p{L})(?:${associations})(?: \\p{Lu}[\\p{L}-]+)?(?!\\p{L})`, 'u'),
  },
]
const togetherWith =
  /[(,–—-]*\s*(?:i (?:samarbete|samverkan|samarr(?:angemang)?\.?) med|arrangör(?:er)?|arr\.?(?: av)?|arrangeras av)[:\s]+(?<name>[^,;()|\t]{2,80}?)(?=\s*(?:[,;()|\t]|\.\s|\.?$))\)?/iu

const roomWord =
  '\\p{L}*(?:sal(?:en)?|samlingssal(?:en)?|rum(?:met)?|kök(?:et)?|bibliotek(?:et)?|caf[eé](?:et|t)?|cafeteria(?:n)?|lokal(?:en)?|källar(?:e|en)|entré(?:n)?|foajé(?:n)?|trädgård(?:en)?|verkstad(?:en)?|snickeri(?:et)?|ateljé(?:n)?|vävstuga(?:n)?|hobbyrum(?:met)?|gym(?:met)?|aula(?:n)?|gård(?:en)?|restaurang(?:en)?|våning(?:en)?|hörna(?:n)?|kyrka(?:n)?|torg(?:et)?|park(?:en)?|hall(?:en)?)'
const room = new RegExp(`^(?:i |på )?(?:\\p{L}+ ){0,2}?${roomWord}(?: \\d| [A-Z])?$`, 'iu')
const labelledPlace = /^(?:plats|lokal|var|sal|samlingsplats)\s*:\s*(.{2,80})$/iu
const gathering =
  /^(?:samling|vi (?:samlas|träffas|ses|möts)|träffas|mötesplats)\s*:?\s+(?:i|vid|på|utanför)\s+.{2,80}$/iu
const inRoom = new RegExp(`\\s(?:i|på)\\s(?<room>(?:\\p{L}+\\s)?${roomWord}(?:\\s\\d)?)$`, 'iu')

/** Speaks of a room without being held in it: "se info i lokalen". */
const isAside = /^(?:se|mer|läs|anmäl\p{L}*|föranmäl\p{L}*|betala\p{L}*|fråga|boka\p{L}*)(?!\p{L})/iu
const name = '\\p{Lu}\\p{Ll}{1,20}(?:-\\p{Lu}\\p{Ll}+)?'
const leaderLabel = new RegExp(
  `^(?:ledare|cirkelledare|kursledare|värd|ansvarig|håller i)\\s*:?\\s+(?<leader>${name}(?: (?:och|&) ${name})?)(?:\\s+\\p{Lu}\\.?)?$`,
  'u',
)
const leaderLast = new RegExp(`\\s(?:med|leds av|av)\\s(?<leader>${name}(?: (?:och|&) ${name})?)$`, 'u')

/** Takes the details out of what is left of a line; `segments` are its parts, the title first. */
export function findDetails(text: string): { details: Details; segments: string[] } {
  const details: Details = {
    severalPrices: false,
    cancelled: false,
    membersOnly: false,
    diets: dietsIn(text),
  }
  let rest = takeNumbers(text, details)
  rest = rest.replace(togetherWith, (_, name: string) => {
    details.organiser = organiserNamed(name.trim())
    return ''
  })
  const segments: string[] = []
  for (const [index, part] of segmentsOf(rest).entries()) {
    const left = takePart(part, index, details)
    if (left) segments.push(left)
  }
  details.organiser ??= organiserIn(rest)
  return { details, segments }
}

/** A price that stands by itself or says that it is one. */
const ownPrice =
  /^\s*(?:[(,\t]|(?:kostnad|kostar|pris|avgift|entré|egenavgift|inträde|biljett|medlem|övriga))/iu

/** "Föredrag. Kaffe 30 kr": the talk is free. */
function isPriceOfSomethingElse(before: string): boolean {
  const clauses = before.split(/[.;,(\t]|\s[-–—]\s/u)
  const last = clauses.pop()?.trim() ?? ''
  const isFirst = !clauses.some((clause) => /\p{L}{3}/u.test(clause))
  return !isFirst && /\p{L}/u.test(last)
}

function takeNumbers(text: string, details: Details): string {
  const prices: number[] = []
  const rest = text
    .replace(price, (...args) => {
      const [whole, offset] = [args[0] as string, args.at(-3) as number]
      if (!ownPrice.test(whole) && isPriceOfSomethingElse(text.slice(0, offset))) return whole
      const groups = args.at(-1) as { kronor: string }
      prices.push(Number(groups.kronor))
      return '\t'
    })
    .replace(free, () => {
      prices.push(0)
      return ' '
    })
    .replace(places, (...args) => {
      const count = Number((args.at(-1) as { places: string }).places)
      if (count > 0) details.places = count
      return ' '
    })
    .replace(cancelled, () => {
      details.cancelled = true
      return ' '
    })
    .replace(membersOnly, (whole) => {
      details.membersOnly = true
      return whole
    })
  if (prices.length > 0) details.price = prices[0]
  details.severalPrices = new Set(prices).size > 1
  return rest
}

/** Parts at commas, dashes and brackets; a comma within a title ("Kaffe, te och saft") parts nothing. */
function segmentsOf(text: string): string[] {
  return text
    .split(
      /\t|\s[|•·]\s|\s[-–—]\s|[;]|[()]|,\s*(?=\p{Lu}|se |ta |anmäl|föranmäl|ingen |drop|för |med anmäl|samling|plats|lokal|ledare|i |kostnad|pris|max|inkl|obs|vi |från |begräns|vegetarisk|gratis|vid |på |medtag|arr)|(?<=[.!?])\s+(?=\p{Lu})/u,
    )
    .map((part) => tidy(part))
    .filter((part) => /[\p{L}\d]/u.test(part))
}

/** Whether a part of a line is nothing but a room. */
export function isRoom(text: string): boolean {
  return room.test(text) && !isAside.test(text)
}

/** Drops marks and joining words that were left at the ends when something was taken out. */
function tidy(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,.;:!?])/gu, '$1')
    .replace(/^[\s,.:;|/–—-]+|[\s,:;|/–—-]+$/gu, '')
    .replace(/(?<=\p{L}{2})\.$/u, '')
    .replace(/^(?:den|kl|kostnad|pris|avgift|kostar|entré|max|och|samt|under|till)(?:\s*[:.]?\s*)$/iu, '')
    .replace(/\s(?:kl|den|på|kostnad|pris|avgift|till|från|mellan|under|och|samt)[.:]?$/iu, '')
    .trim()
}

function takePart(part: string, index: number, details: Details): string {
  if (index > 0 && organiserIn(part)?.name === part) {
    details.organiser ??= organiserIn(part)
    return ''
  }
  if (isAside.test(part)) return part
  const placed =
    labelledPlace.exec(part)?.[1] ??
    gathering.exec(part)?.[0] ??
    (index > 0 ? room.exec(part)?.[0] : undefined)
  if (placed && !details.place) {
    details.place = capitalised(placed.replace(/^(?:i|på)\s+/iu, ''))
    return ''
  }
  const led = leaderLabel.exec(lowerFirst(part))?.groups?.leader
  if (led) {
    details.leader ??= led
    return ''
  }
  return takeEnding(part, details)
}

/** "Allsång med Bengt i Stora salen": what a title ends with. */
function takeEnding(part: string, details: Details): string {
  const inside = inRoom.exec(part)
  if (inside?.groups?.room && !details.place) {
    details.place = capitalised(inside.groups.room)
    return takeEnding(part.slice(0, inside.index), details)
  }
  const led = leaderLast.exec(part)
  if (led?.groups?.leader && !details.leader && !organiserIn(led.groups.leader)) {
    details.leader = led.groups.leader
    return part.slice(0, led.index)
  }
  return part
}

function organiserNamed(name: string): ActivityFields['organiser'] {
  const found = organiserIn(name)
  return { kind: found?.kind ?? 'association', name: capitalised(name) }
}

/** The contract's own limit. */
const longestName = 80

function organiserIn(text: string): ActivityFields['organiser'] | undefined {
  for (const { kind, name } of known) {
    const found = name.exec(text)?.[0]
    if (!found) continue
    if (kind === 'volunteer' || kind === 'municipality') return { kind }
    return { kind, name: found.slice(0, longestName) }
  }
  return undefined
}

const dietWords: readonly { diet: Diet; word: RegExp }[] = [
  { diet: 'vegetarian', word: /vegetarisk/iu },
  { diet: 'vegan', word: /vegansk/iu },
  { diet: 'lactoseFree', word: /laktosfri/iu },
  { diet: 'glutenFree', word: /glutenfri/iu },
  { diet: 'porkFree', word: /utan fläsk|fläskfri/iu },
]

/** Diets that the text says can be had beside the ordinary; a dish that merely is vegetarian states none. */
export function dietsIn(text: string): Diet[] {
  if (!/alternativ|finns|kan fås/iu.test(text)) return []
  return dietWords.filter(({ word }) => word.test(text)).map(({ diet }) => diet)
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
