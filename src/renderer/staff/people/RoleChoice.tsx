import { type StaffRole, staffRoles } from '../../../contract/words.ts'
import { Choice } from '../form/Choice.tsx'
import { t } from './text.ts'

/** A role with what it may, in so many words. */
export function RoleChoice(props: { role: StaffRole; onChange: (role: StaffRole) => void; error?: string }) {
  return (
    <Choice
      className="roles"
      label={t('form.role')}
      value={props.role}
      error={props.error}
      onChange={props.onChange}
      options={staffRoles.map((role) => ({
        value: role,
        content: (
          <span>
            {t(`role.${role}`)}
            <span className="role-may">{t(`roleMay.${role}`)}</span>
          </span>
        ),
      }))}
    />
  )
}
