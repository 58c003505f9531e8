/** What each table holds, for whoever opens the archive in thirty years. A spec reads the catalogue: a new table is told of here. */
export const tableTexts: Readonly<Record<string, string>> = {
  municipality: 'Kommunen.',
  hub_meta: 'Vilket liv centralens databas har; ett nytt efter varje återläsning från säkerhetskopia.',
  venue: 'Mötesplatserna: namn och tidszon.',
  device: 'Skärmarna: namn, mötesplats, när de anslöts, hördes av och stängdes av, och vad de senast visade.',
  incarnation: 'Skärmarnas loggar, och hur långt centralen har var och en.',
  op: 'Allt som hänt, i den form skärmarna skickade det: slag (kind), vad det gäller (entity), tid (at) och innehåll (body).',
  quarantine: 'Rader som inte kunde tas emot, som de kom (raw), och varför (reason).',
  visit:
    'Besöken: dag, timme, antal personer (party), första gången (first_time), ångrat (undone), val (state). Inget säger vem det var.',
  rollup_day:
    'Summor per mötesplats, dag och timme: besök, personer, förstagångsbesök. De står kvar när besöken gallras.',
  headcount: 'Personalens räkningar av grupper.',
  headcount_day: 'Summor av räkningar som har gallrats.',
  entity:
    'Programmet som det står: aktiviteter, måltider, meddelanden, öppettider, lokaler, hjälp och råd. Fälten är i fields.',
  conflict: 'Ändringar som förlorade mot en annan, och när någon valde.',
  stream: 'Hur långt varje mötesplats ändringar är numrerade.',
  erasure: 'Att ett namn har glömts, när, och på hur många ställen det stod. Vilket namn finns inte.',
  erasure_confirmed: 'När varje skärm glömde det.',
  enrolment_code:
    'Engångskoder för nya skärmar: för vilken mötesplats, till när, och om de användes. Koderna finns inte.',
  audit: 'Vem som gjorde vad på centralens sida.',
  silence: 'När en skärm var tyst i öppettiden, och när någon larmades.',
  retention: 'Hur länge uppgifter sparas, där det är ändrat från det vanliga.',
  retention_run: 'När det som är för gammalt senast togs bort, och hur många rader.',
  privacy_key: 'Att det finns nycklar för glömda namn. Nycklarna är inte med.',
  edit: 'Ändringar av programmet som gjorts på centralen: av vem och när.',
  edit_change: 'Vad som stod före och efter varje sådan ändring.',
  catalogue: 'Utbudet: aktiviteter som flera mötesplatser kan ta.',
  catalogue_version: 'Varje version av det som är beskrivet i utbudet.',
  account: 'De som får komma in på centralens sida: namn, e-post, roll.',
  account_venue: 'Vilka mötesplatser de arbetar med.',
  session: 'När de kom in. Det som släpper in dem är inte med.',
  invitation: 'Inbjudningar som inte har använts. Länkarna är inte med.',
  sign_in_lock: 'Hur många fel lösenord som har skrivits i rad. Till vems konto och varifrån är inte med.',
  intake: 'Hur mycket varje skärm har skickat på en dag.',
}
