/**
 * The turns of phrase by which a line is told apart from others: the reader's ear. All are tried on a cleaned line of at most 500
 * characters.
 */

/** "Stängt", "Julstängt – vi ses i januari". */
export const closed =
  /^(?:(?:då )?(?:vi har|har vi|håller vi|är det|är vi|mötesplatsen (?:är|har)|är mötesplatsen|hela dagen) )?\p{L}*stäng[td](?:a|er)?(?!\p{L})(?<reason>.*)$/iu
export const closesEarly = /^(?:vi |mötesplatsen )?(?:stänger|stängt från|stängt efter)(?!\p{L})/iu
export const opensLate = /^(?:vi |mötesplatsen )?öppnar(?!\p{L})/iu
/** "Öppet 10–14", "Öppettider: mån–fre 9–16", but not "Öppet café". */
export const opening =
  /^(?:öppettider(?:na)?|(?:vi har |mötesplatsen (?:är|har) )?öppet|öppen)(?!\p{L})[:\s]*(?:är|hela dagen)?$/iu
export const openingHeading = /^(?:(?:våra |ordinarie |nya )?öppettider|öppet)\s*:?$/iu

/** A heading over dishes of the week. */
export const menuHeading =
  /^(?:veckans |dagens )?(?:lunch(?:er|meny|en)?|matsedel|meny|mat(?:en)?|soppor|sopplunch(?:er)?)(?:[\s,]+(?:för|serveras|veckan))*\s*:?$/iu

/** A heading that says nothing to keep: what the paper is, whose it is. */
export const heading =
  /(?:program|aktivitet|schema|mötesplats|träffpunkt|träffpunkten|kalender|kalendarium|veckan|detta händer|på gång|vad händer|förmiddag|eftermiddag|hösten|våren|sommaren|vintern|seniorer|kommun|välkommen till|välkomna till|^fm$|^em$)/iu

export const plainHeading =
  /^(?:program(?:met)?|aktiviteter(?:na)?|veckans (?:program|aktiviteter)|schema)\s*:?$/iu

/** How a letter ends. */
export const farewell =
  /^(?:(?:med |många |varma? |vänliga? |bästa )*hälsning(?:ar)?|mvh|varmt välkom(?:men|na)|väl mött|vi ses|hej då)(?!\p{L})/iu

/** How a letter or a paper greets. */
export const greeting =
  /^vi reserverar oss för|^med reservation för|^(?:varmt |hjärtligt )?välkom(?:men|na)(?: in| hit)?[!.]?$|^(?:hej|hejsan|kära|god (?:morgon|dag))(?: (?:alla|på er|vänner|\p{L}+))?[!.,]?$/iu

/** Wishes to people without a mark at their end: "God jul önskar personalen". */
export const wishes =
  /^(?:god jul|gott nytt|glad påsk|trevlig|en (?:riktigt )?(?:god|skön|trevlig)).*|(?<!\p{L})(?:önskar|hälsar) (?:vi|personalen|alla)/iu

/** "OBS! Inget café i dag": said to people, and nothing that is held. */
export const notHeld = /^(?:obs\p{P}* )?(?:inget|ingen|inga) /iu

/** Whom to ask: for the whole text, when it stands by itself. */
export const contact =
  /^(?:för (?:mer )?(?:frågor|information)|(?:har du )?frågor|upplysningar|kontakt|ring |tel(?:efon)?[.: ]|e-?post|mejl)/iu

/** "Ingen verksamhet": nothing is held, which is not the same as closed. */
export const nothingOn =
  /^(?:(?:ingen|ej) verksamhet|inget program|(?:inga|ej) aktiviteter|inget inplanerat)(?!\p{L})/iu

/** Begins a line that tells more of what stands above it. */
export const continuation =
  /^(?:se |mer info|info|för mer|läs mer|för?anmäl|anmäl|ingen (?:för)?anmälan|sista |senast |ta (?:gärna )?med|medtag|obs|kostnad|pris|avgift|kostar|max|begräns|plats:|lokal:|samling|vi (?:samlas|träffas|ses|möts|bjuder|spelar|sjunger|går)|ledare|cirkelledare|arrangör|arr\.|i (?:samarbete|samverkan|arrangemang)|insläpp|dörrarna|drop-?in|alla (?:är )?välk|inga |inget |först till|gratis|fri entré|(?:fika|kaffe) (?:ingår|finns|kostar|till|serveras|säljs)|under ledning|leds av|därefter|efteråt|vid regn|kläder|tel(?:efon)?[.: ]|ring |kontakt|biljett|boka|betal|swish|och |samt |\(|för dig som|passar |nybörjare|vegetarisk|veg\.?\s*:)/iu

/** A continuation of these may name a time that is not when it begins. */
export const sideTime =
  /^(?:för?anmäl|anmäl|sista|senast|insläpp|dörrarna|ring|tel|kontakt|biljett|boka|samling|vi (?:samlas|ses|träffas|möts)|därefter)/iu

const verb =
  /(?<!\p{L})(?:är|har|kan|ska|skall|får|blir|bjuder|finns|kommer|gäller|stänger|öppnar|serveras|börjar|slutar|sker|vill|måste|behöver|ingår|tar|kostar|säljs|välkomna|välkommen|önskar|tackar|hälsar|undrar|ring|glöm|tänk|observera|reservation)(?!\p{L})/iu

/** "kommer Bosse och spelar", "Lucia firar vi": the middle of a sentence, and a poor title. */
export const partOfSentence =
  /^(?:kommer|är|blir|bjuder|firar|har|får|kan|ska|spelar|träffas|åker|gör|startar|börjar|dags)(?!\p{L})|(?<!\p{L})är(?!\p{L})|(?<!\p{L})(?:firar|bjuder|kommer|blir|åker|har|ska|träffas|bakar|gör) (?:vi|det|ni|du)(?!\p{L})/iu

/** Whether a line is a sentence to people rather than an entry of a programme. */
export function isSentence(text: string): boolean {
  const words = text.split(' ').length
  return (/!$/u.test(text) && words >= 2) || (/[.?]$/u.test(text) && words >= 3 && verb.test(text))
}
