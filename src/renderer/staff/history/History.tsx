/** SKELETON: its helper replaces this. */
export default function History() {
  return null
}
