import { speaker } from '../../i18n/speaker.ts'

/** What is said at the door of the hub. */
export const t = speaker({
  'door.title': 'Logga in',
  'door.of': 'Centralen för mötesplatserna i {municipality}',
  'door.provider': 'Logga in med kommunens konto',
  'door.or': 'eller med e-postadress och lösenord',
  'door.email': 'E-postadress',
  'door.password': 'Lösenord',
  'door.enter': 'Logga in',
  'door.entering': 'Loggar in …',
  'door.forgot': 'Glömt lösenordet, eller aldrig fått något?',
  'door.forgotText':
    'Be den som samordnar mötesplatserna i kommunen om en länk. Med den väljer du själv ett lösenord.',
  'door.operator': 'För dig som sköter driften',
  'door.operatorText':
    'Öppna sidan med hela länken som centralen skrev ut när den startades. Nyckeln finns också i filen admin-key i centralens datamapp.',
  'door.keyRefused': 'Nyckeln i länken är inte centralens. Kontrollera att hela länken kom med.',
  'door.empty': 'Skriv både e-postadressen och lösenordet.',
  'door.notLetIn': 'E-postadressen och lösenordet hör inte ihop. Kontrollera båda och försök igen.',
  'door.tooOften':
    'Det har blivit fel flera gånger i rad. Försök igen om {minutes, plural, one {# minut} other {# minuter}}.',
  'door.away': 'Centralen svarar inte just nu. Försök igen om en stund.',
  'door.providerAway':
    'Kommunens inloggning svarar inte just nu. Försök igen om en stund, eller använd ett lösenord.',
  'reason.not-added':
    'Kommunens konto känner igen dig, men ingen har lagt till dig här. Be den som samordnar mötesplatserna i kommunen att lägga till dig, med den adress som du har i kommunens konto.',
  'reason.no-address':
    'Kommunens konto säger inte säkert vilken e-postadress du har. Be den som samordnar mötesplatserna om en länk, öppna den, och välj kommunens konto där.',
  'reason.failed': 'Inloggningen med kommunens konto blev inte klar. Försök igen.',
  'invitation.title': 'Hej {name}',
  'invitation.text':
    'Du får komma in på centralen för mötesplatserna i {municipality}. Välj ett lösenord som bara du känner till.',
  'invitation.email': 'Du loggar sedan in med {email}.',
  'invitation.password': 'Välj ett lösenord',
  'invitation.hint':
    'Minst {count} tecken. Några ord efter varandra är lätta att minnas och svåra att gissa.',
  'invitation.short': 'Lösenordet behöver vara minst {count} tecken långt.',
  'invitation.weak':
    'Det lösenordet är för lätt att gissa. Välj något annat, gärna några ord efter varandra.',
  'invitation.save': 'Spara och gå in',
  'invitation.saving': 'Sparar …',
  'invitation.provider': 'Använd kommunens konto i stället',
  'invitation.overTitle': 'Länken gäller inte längre',
  'invitation.over':
    'En länk gäller en gång, i sju dagar. Har du redan valt ett lösenord kan du logga in. Be annars om en ny länk av den som gav dig den här.',
  'invitation.toDoor': 'Till inloggningen',
  'invitation.waiting': 'Hämtar …',
})
