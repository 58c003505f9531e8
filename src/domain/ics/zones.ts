import { knowsZone } from '../time.ts'

/**
 * Windows' names of time zones, which Outlook and Exchange write, and the IANA zone of each (Unicode CLDR, windowsZones, territory
 * 001). What stands neither here nor in IANA is refused.
 */
const windowsZones: Readonly<Record<string, string>> = {
  utc: 'Etc/UTC',
  'coordinated universal time': 'Etc/UTC',
  'w. europe standard time': 'Europe/Berlin',
  'central europe standard time': 'Europe/Budapest',
  'central european standard time': 'Europe/Warsaw',
  'romance standard time': 'Europe/Paris',
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'Atlantic/Reykjavik',
  'fle standard time': 'Europe/Kyiv',
  'gtb standard time': 'Europe/Bucharest',
  'e. europe standard time': 'Europe/Chisinau',
  'kaliningrad standard time': 'Europe/Kaliningrad',
  'belarus standard time': 'Europe/Minsk',
  'russian standard time': 'Europe/Moscow',
  'turkey standard time': 'Europe/Istanbul',
  'samara standard time': 'Europe/Samara',
  'saratov standard time': 'Europe/Saratov',
  'volgograd standard time': 'Europe/Volgograd',
  'astrakhan standard time': 'Europe/Astrakhan',
  'russia time zone 3': 'Europe/Samara',
  'azores standard time': 'Atlantic/Azores',
  'cape verde standard time': 'Atlantic/Cape_Verde',
  'greenland standard time': 'America/Godthab',
  'morocco standard time': 'Africa/Casablanca',
  'w. central africa standard time': 'Africa/Lagos',
  'south africa standard time': 'Africa/Johannesburg',
  'e. africa standard time': 'Africa/Nairobi',
  'egypt standard time': 'Africa/Cairo',
  'libya standard time': 'Africa/Tripoli',
  'sudan standard time': 'Africa/Khartoum',
  'namibia standard time': 'Africa/Windhoek',
  'israel standard time': 'Asia/Jerusalem',
  'jordan standard time': 'Asia/Amman',
  'syria standard time': 'Asia/Damascus',
  'middle east standard time': 'Asia/Beirut',
  'west bank standard time': 'Asia/Hebron',
  'arabic standard time': 'Asia/Baghdad',
  'arab standard time': 'Asia/Riyadh',
  'arabian standard time': 'Asia/Dubai',
  'iran standard time': 'Asia/Tehran',
  'afghanistan standard time': 'Asia/Kabul',
  'azerbaijan standard time': 'Asia/Baku',
  'georgian standard time': 'Asia/Tbilisi',
  'caucasus standard time': 'Asia/Yerevan',
  'mauritius standard time': 'Indian/Mauritius',
  'west asia standard time': 'Asia/Tashkent',
  'ekaterinburg standard time': 'Asia/Yekaterinburg',
  'pakistan standard time': 'Asia/Karachi',
  'india standard time': 'Asia/Kolkata',
  'sri lanka standard time': 'Asia/Colombo',
  'nepal standard time': 'Asia/Kathmandu',
  'bangladesh standard time': 'Asia/Dhaka',
  'central asia standard time': 'Asia/Bishkek',
  'n. central asia standard time': 'Asia/Novosibirsk',
  'omsk standard time': 'Asia/Omsk',
  'myanmar standard time': 'Asia/Yangon',
  'se asia standard time': 'Asia/Bangkok',
  'north asia standard time': 'Asia/Krasnoyarsk',
  'china standard time': 'Asia/Shanghai',
  'singapore standard time': 'Asia/Singapore',
  'taipei standard time': 'Asia/Taipei',
  'w. australia standard time': 'Australia/Perth',
  'north asia east standard time': 'Asia/Irkutsk',
  'tokyo standard time': 'Asia/Tokyo',
  'korea standard time': 'Asia/Seoul',
  'yakutsk standard time': 'Asia/Yakutsk',
  'vladivostok standard time': 'Asia/Vladivostok',
  'aus eastern standard time': 'Australia/Sydney',
  'e. australia standard time': 'Australia/Brisbane',
  'cen. australia standard time': 'Australia/Adelaide',
  'aus central standard time': 'Australia/Darwin',
  'tasmania standard time': 'Australia/Hobart',
  'new zealand standard time': 'Pacific/Auckland',
  'eastern standard time': 'America/New_York',
  'us eastern standard time': 'America/Indianapolis',
  'central standard time': 'America/Chicago',
  'canada central standard time': 'America/Regina',
  'mountain standard time': 'America/Denver',
  'us mountain standard time': 'America/Phoenix',
  'pacific standard time': 'America/Los_Angeles',
  'alaskan standard time': 'America/Anchorage',
  'hawaiian standard time': 'Pacific/Honolulu',
  'atlantic standard time': 'America/Halifax',
  'newfoundland standard time': 'America/St_Johns',
  'sa pacific standard time': 'America/Bogota',
  'sa western standard time': 'America/La_Paz',
  'sa eastern standard time': 'America/Cayenne',
  'e. south america standard time': 'America/Sao_Paulo',
  'argentina standard time': 'America/Buenos_Aires',
  'pacific sa standard time': 'America/Santiago',
}

/** Cities that stand in the names which Exchange shows to people, "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna". */
const shownCities: readonly (readonly [RegExp, string])[] = [
  [/^\((UTC|GMT)\+01:00\).*\bStockholm\b/i, 'Europe/Stockholm'],
  [/^\((UTC|GMT)\+01:00\).*\b(Copenhagen|Köpenhamn|Paris)\b/i, 'Europe/Paris'],
  [/^\((UTC|GMT)\+02:00\).*\b(Helsinki|Helsingfors)\b/i, 'Europe/Helsinki'],
  [/^\((UTC|GMT)(\+00:00)?\).*\bLondon\b/i, 'Europe/London'],
]

/**
 * The IANA zone that a TZID means: by its name, by Windows' name, or behind a prefix as in `/freeassociation.sourceforge.net/Europe/Stockholm`
 * (RFC 5545, 3.2.19). `location` is the X-LIC-LOCATION of its VTIMEZONE. Null for one that is not known: the offsets in a VTIMEZONE are not
 * used, as programs write them wrong, or for one year only, too often.
 */
export function zoneOf(tzid: string, location?: string): string | null {
  for (const name of [tzid, location]) {
    const zone = name === undefined ? null : known(name.trim())
    if (zone !== null) return zone
  }
  return null
}

function known(name: string): string | null {
  const windows = Object.hasOwn(windowsZones, name.toLowerCase())
    ? windowsZones[name.toLowerCase()]
    : undefined
  const shown = shownCities.find(([pattern]) => pattern.test(name))?.[1]
  const parts = name.split('/').filter((part) => part !== '')
  const tails = [1, 2, 3].map((count) => parts.slice(-count).join('/'))
  const prefixed = name.startsWith('/') ? tails.find((tail) => tail.includes('/') && isZone(tail)) : undefined
  return windows ?? shown ?? (isZone(name) ? name : (prefixed ?? null))
}

/** A bare offset such as "+01:00" is not taken for a zone: it knows no summer time. */
function isZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && knowsZone(name)
}
