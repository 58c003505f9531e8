/** SKELETON: its helper replaces this. */
export default function Notices() {
  return null
}
