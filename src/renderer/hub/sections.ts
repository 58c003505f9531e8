import {
  CalendarDays,
  FileLock2,
  LibraryBig,
  type LucideIcon,
  MonitorCheck,
  ScrollText,
  Users,
} from 'lucide-react'
import { type ComponentType, lazy } from 'react'
import type { HubRole } from '../../contract/words.ts'

export const sectionIds = ['screens', 'programme', 'catalogue', 'people', 'privacy', 'log'] as const
export type SectionId = (typeof sectionIds)[number]

export interface Section {
  id: SectionId
  icon: LucideIcon
  /** The least role that sees it. */
  needs: HubRole
  Page: ComponentType
}

/** The parts of the hub's page, in the order of the menu; each is fetched when it is opened. */
export const sections: readonly Section[] = [
  {
    id: 'screens',
    icon: MonitorCheck,
    needs: 'coordinator',
    Page: lazy(() => import('./screens/Screens.tsx')),
  },
  {
    id: 'programme',
    icon: CalendarDays,
    needs: 'staff',
    Page: lazy(() => import('./programme/AllVenues.tsx')),
  },
  {
    id: 'catalogue',
    icon: LibraryBig,
    needs: 'staff',
    Page: lazy(() => import('./catalogue/Catalogue.tsx')),
  },
  {
    id: 'people',
    icon: Users,
    needs: 'coordinator',
    Page: lazy(() => import('./people/People.tsx')),
  },
  {
    id: 'privacy',
    icon: FileLock2,
    needs: 'coordinator',
    Page: lazy(() => import('./privacy/Privacy.tsx')),
  },
  {
    id: 'log',
    icon: ScrollText,
    needs: 'coordinator',
    Page: lazy(() => import('./log/Log.tsx')),
  },
]
