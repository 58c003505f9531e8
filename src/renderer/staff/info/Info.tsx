/** SKELETON: its helper replaces this. */
export default function Info() {
  return null
}
