import { Footprints, type LucideIcon, Palette, Soup, Users } from 'lucide-react'
import type { GoalArea as Area } from '../../contract/words.ts'
import { useText } from '../i18n/text.tsx'

const icons: Record<Area, LucideIcon> = {
  community: Users,
  meaning: Palette,
  movement: Footprints,
  food: Soup,
}

export function GoalIcon({ area, className = 'icon' }: { area: Area; className?: string }) {
  const Icon = icons[area]
  return <Icon aria-hidden className={className} />
}

/** A goal area by icon, word and colour; never by colour alone. */
export function GoalArea({ area }: { area: Area }) {
  const { t } = useText()
  return (
    <span className="goal" data-area={area}>
      <GoalIcon area={area} /> {t(`goal.${area}`)}
    </span>
  )
}
