import { type Client, clientOf } from '@pmtakit/semantics';
import { clientKeys } from './keys.ts';
import { type Place, short } from './place.ts';

/** Programs on the same machine submit most mail. */
const DEFAULT_ADDRESS = '127.0.0.1';

/** Who submits the messages. */
export function readClient(place: Place | undefined): Client {
  if (!place) return clientOf({ address: DEFAULT_ADDRESS });
  const members = place.members(clientKeys, 'a client with address, listener, user or pickup');
  const pickup = members.read('pickup', (one) => one.switch()) ?? false;
  const address = members.read('address', readAddress);
  const listener = members.read('listener', readListener);
  const user = members.read('user', (one) => one.words('the name of an SMTP user'));
  if (pickup && (address ?? listener ?? user) !== undefined) {
    return place.fail('the pickup directory has no address, listener or user; take pickup or those away');
  }
  if (pickup) return clientOf({ pickup });
  return clientOf({
    address: address ?? DEFAULT_ADDRESS,
    ...(listener !== undefined && { listener }),
    ...(user !== undefined && { user }),
  });
}

function readAddress(place: Place): string {
  const text = place.text('an address such as 10.0.0.5');
  return clientOf({ address: text }).address ? text : place.fail(`${short(text)} is no IP address`);
}

function readListener(place: Place): string {
  const text = place.text('a local address and port such as 10.0.0.1:2525');
  return clientOf({ listener: text }).listener
    ? text
    : place.fail(`${short(text)} is no listener; write its address and port, such as 10.0.0.1:2525`);
}
