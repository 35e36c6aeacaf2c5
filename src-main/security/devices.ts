// Item 5, devices: no USB, serial, HID or Bluetooth device, no screen capture, whoever asks.
import type { Session, WebContents } from 'electron';
import type { Report } from './report';

export function guardDevices(session: Session, report: Report): void {
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => {
    report('screen-capture');
    callback({});
  });
  session.setBluetoothPairingHandler((_details, callback) => {
    callback({ confirmed: false });
  });
  session.on('select-hid-device', (event, _details, callback) => {
    event.preventDefault();
    report('hid-device');
    callback();
  });
  session.on('select-serial-port', (event, _ports, _contents, callback) => {
    event.preventDefault();
    report('serial-port');
    callback('');
  });
  session.on('select-usb-device', (event, _details, callback) => {
    event.preventDefault();
    report('usb-device');
    callback();
  });
}

/** Bluetooth is asked of the page's contents, not of the session. */
export function guardBluetooth(contents: WebContents, report: Report): void {
  contents.on('select-bluetooth-device', (event, _devices, callback) => {
    event.preventDefault();
    report('bluetooth-device');
    callback('');
  });
}
