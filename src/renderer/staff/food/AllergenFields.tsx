import { useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { allergenStates, allergens } from '../../../contract/words.ts'
import type { AllergenState } from '../../../domain/food/allergens.ts'
import { allergensThat } from '../../../domain/food/facts.ts'
import { type AllergenStates, restAs } from '../../../domain/food/week.ts'
import { capitalised } from '../../i18n/formats.ts'
import { sv } from '../../i18n/sv.ts'
import { Action } from '../form/Action.tsx'
import { t } from './text.ts'

/**
 * The 14, each with its three values in sight: a touch, or Tab and the arrows. What nobody has stated is unknown, and "free from" is
 * never said of the rest by one press alone.
 */
export function AllergenFields(props: {
  states: AllergenStates
  onChange: (states: AllergenStates) => void
}) {
  const { states, onChange } = props
  const [asks, setAsks] = useState(false)
  const unknown = allergensThat(states, 'unknown')
  const list = unknown.map((allergen) => sv[`allergen.${allergen}`]).join(', ')
  return (
    <section className="allergens">
      <h3>{t('edit.allergens')}</h3>
      <p className="field-hint">{t('edit.allergensHint')}</p>
      <div className="allergen-rows">
        {allergens.map((allergen) => (
          <RadioGroup
            key={allergen}
            className="allergen-row"
            orientation="horizontal"
            value={states[allergen]}
            onChange={(value) => {
              setAsks(false)
              onChange({ ...states, [allergen]: stateOf(value) })
            }}
          >
            <Label className="allergen-name">{capitalised(sv[`allergen.${allergen}`], 'sv')}</Label>
            <div className="allergen-options">
              {allergenStates.map((state) => (
                <Radio key={state} value={state} className="allergen-option" data-state={state}>
                  {t(`edit.${state}`)}
                </Radio>
              ))}
            </div>
          </RadioGroup>
        ))}
      </div>
      {asks ? (
        <div className="allergen-ask" role="alert">
          <p>{t('edit.restAsk', { list })}</p>
          <div className="dialog-actions">
            <Action onPress={() => setAsks(false)}>{t('edit.restNo')}</Action>
            <Action
              onPress={() => {
                setAsks(false)
                onChange(restAs(states, 'free'))
              }}
            >
              {t('edit.restYes')}
            </Action>
          </div>
        </div>
      ) : (
        <div className="allergen-all">
          <Action disabled={unknown.length === 0} onPress={() => setAsks(true)}>
            {t('edit.restFree')}
          </Action>
          <Action
            disabled={unknown.length === allergens.length}
            onPress={() =>
              onChange({ ...states, ...Object.fromEntries(allergens.map((each) => [each, 'unknown'])) })
            }
          >
            {t('edit.clear')}
          </Action>
        </div>
      )}
    </section>
  )
}

function stateOf(value: string): AllergenState {
  return allergenStates.find((state) => state === value) ?? 'unknown'
}
