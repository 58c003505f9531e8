import { LibraryBig } from 'lucide-react'
import { lazy } from 'react'
import { type Section, sections } from '../../staff/shell/sections.ts'

/** The parts of a venue's pages that the hub keeps, in the order of the menu. What belongs to one screen is done there. */
export const kept: readonly Section[] = sections.flatMap((section): Section[] => {
  switch (section.id) {
    case 'week':
    case 'food':
    case 'notices':
    case 'info':
    case 'place':
    case 'history':
      return [section]
    case 'calendars':
      return [
        { ...section, Page: lazy(() => import('./CalendarFiles.tsx')) },
        {
          id: 'catalogue',
          icon: LibraryBig,
          needs: 'staff',
          Page: lazy(() => import('../catalogue/VenueCatalogue.tsx')),
        },
      ]
    default:
      return []
  }
})
