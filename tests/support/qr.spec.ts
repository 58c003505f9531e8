import { expect, test } from '@playwright/test'
import QRCode from 'qrcode'
import { readQrCodes } from './qr.ts'

test('a code is read out of a picture, with letters of other languages', async () => {
  const text = 'BEGIN:VCALENDAR\r\nSUMMARY:Fikaträff på Björken – قهوة\r\nEND:VCALENDAR\r\n'
  expect(await readQrCodes(await QRCode.toBuffer(text, { errorCorrectionLevel: 'L' }))).toEqual([text])
})

test('a picture with no code has none', async ({ page }) => {
  await page.setContent('<h1>Måndag</h1>')
  expect(await readQrCodes(await page.screenshot())).toEqual([])
})
