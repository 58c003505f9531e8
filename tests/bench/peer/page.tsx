import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

/** The least that does what a visitor's screen does: shows a text of the server's, takes a touch, and thanks when it is saved. */
function Page() {
  const [day, setDay] = useState('')
  const [thanked, setThanked] = useState(false)

  useEffect(() => {
    fetch('/day')
      .then((answer) => answer.text())
      .then(setDay)
  }, [])

  async function touch() {
    const answer = await fetch('/touch', { method: 'POST' })
    if (answer.ok) setThanked(true)
  }

  if (thanked) {
    return (
      <main>
        <h1 id="thanks">Välkommen! Ditt besök är räknat.</h1>
        <button type="button" id="again" onClick={() => setThanked(false)}>
          Klar
        </button>
      </main>
    )
  }
  return (
    <main>
      <button type="button" id="touch" onClick={touch}>
        Jag är här
      </button>
      {day !== '' && <p id="day">{day}</p>}
    </main>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<Page />)
