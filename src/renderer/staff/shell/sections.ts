import {
  CalendarDays,
  CalendarSync,
  ContactRound,
  DoorOpen,
  History,
  Info,
  type LucideIcon,
  Luggage,
  Megaphone,
  MonitorCog,
  Sun,
  Utensils,
} from 'lucide-react'
import { type ComponentType, lazy } from 'react'
import type { StaffRole } from '../../../contract/words.ts'

/** `catalogue` is a hub's alone. */
export const sectionIds = [
  'today',
  'week',
  'food',
  'notices',
  'info',
  'place',
  'calendars',
  'catalogue',
  'history',
  'carry',
  'people',
  'settings',
] as const
export type SectionId = (typeof sectionIds)[number]

export interface Section {
  id: SectionId
  icon: LucideIcon
  /** The least role that sees it. */
  needs: StaffRole
  /** Begins where a hand reaches on a tall panel. */
  low?: true
  Page: ComponentType
}

/** The parts of the staff pages, in the order of the menu; each is fetched when it is opened. */
export const sections: readonly Section[] = [
  { id: 'today', icon: Sun, needs: 'host', Page: lazy(() => import('../today/Today.tsx')) },
  { id: 'week', icon: CalendarDays, needs: 'staff', Page: lazy(() => import('../week/Week.tsx')) },
  { id: 'food', icon: Utensils, needs: 'staff', Page: lazy(() => import('../food/Food.tsx')) },
  {
    id: 'notices',
    icon: Megaphone,
    needs: 'staff',
    low: true,
    Page: lazy(() => import('../notices/Notices.tsx')),
  },
  { id: 'info', icon: Info, needs: 'staff', low: true, Page: lazy(() => import('../info/Info.tsx')) },
  { id: 'place', icon: DoorOpen, needs: 'staff', low: true, Page: lazy(() => import('../place/Place.tsx')) },
  {
    id: 'calendars',
    icon: CalendarSync,
    needs: 'staff',
    low: true,
    Page: lazy(() => import('../calendars/Calendars.tsx')),
  },
  {
    id: 'history',
    icon: History,
    needs: 'staff',
    low: true,
    Page: lazy(() => import('../history/History.tsx')),
  },
  { id: 'carry', icon: Luggage, needs: 'host', low: true, Page: lazy(() => import('../carry/Carry.tsx')) },
  {
    id: 'people',
    icon: ContactRound,
    needs: 'administrator',
    low: true,
    Page: lazy(() => import('../people/People.tsx')),
  },
  {
    id: 'settings',
    icon: MonitorCog,
    needs: 'administrator',
    low: true,
    Page: lazy(() => import('../settings/Settings.tsx')),
  },
]
