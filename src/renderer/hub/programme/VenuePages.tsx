import { Building2, LogOut } from 'lucide-react'
import { useCallback, useLayoutEffect, useMemo, useState } from 'react'
import { Frame } from '../../staff/shell/Frame.tsx'
import '../../staff/staff.css'
import { useHub } from '../hub.tsx'
import { sections } from '../sections.ts'
import { t as common } from '../text.ts'
import { kept } from './sections.ts'
import { t } from './text.ts'
import { useVenueDay } from './useVenueDay.ts'
import './venuePages.css'

/** Nobody brings a token: the hub knows who asks by the page's own sign-in. */
const noToken = () => null

/** A venue's staff pages at the hub: the same as at its screens, without what belongs to one screen. */
export default function VenuePages({ venue }: { venue: { id: string; name: string } }) {
  const { me, may, venues, leave } = useHub()
  const client = useMemo(() => venues(venue.id), [venues, venue.id])
  const day = useVenueDay(client)
  const [isOut, setOut] = useState(false)
  const [isAway, setAway] = useState(false)
  const signedOut = useCallback(() => setOut(true), [])
  useOfficeWindow()
  // Who has one venue and nothing to look after beside it is at home here.
  const isAlone = me.venues.length === 1 && !may('coordinator')
  const elsewhere = sections.filter(({ id, needs }) => id !== 'programme' && may(needs))
  const back = me.venues.length > 1 ? 'programme' : (elsewhere[0]?.id ?? 'programme')
  return (
    <div className="venue-pages">
      <div className="staff">
        <Frame
          client={client}
          day={day}
          person={{ id: me.id, name: me.name, role: 'staff' }}
          token={noToken}
          onSignedOut={signedOut}
          sections={kept}
          first="week"
          path={`programme/${venue.id}/`}
          {...(isAlone
            ? {
                way: {
                  icon: LogOut,
                  text: common('page.leave'),
                  label: common('page.leaveLong', { name: me.name }),
                },
                onLeave: () => leave().catch(() => setAway(true)),
              }
            : {
                way: { icon: Building2, text: t('venuePages.back'), label: t('venuePages.backLong') },
                onLeave: () => window.location.assign(`#${back}`),
              })}
          top={
            isOut || isAway ? <Said text={isOut ? t('venuePages.out') : common('page.leaveFailed')} /> : null
          }
        />
      </div>
    </div>
  )
}

function Said({ text }: { text: string }) {
  return (
    <p className="shut-out" role="alert">
      {text}
    </p>
  )
}

/** A page in an office lies as on a panel that is wider than high, whatever shape its window has. */
function useOfficeWindow(): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.form = 'landscape'
    return () => {
      delete document.documentElement.dataset.form
    }
  }, [])
}
