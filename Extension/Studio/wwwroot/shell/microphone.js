/**
 * The microphone: one stream for the whole page (Collect, Test, Make), 16 kHz, one channel, 16 bits. Whoever needs it takes a `hold`; when the last hold is given back, the
 * microphone is off.
 *
 *   const hold = await microphone.open();               // asks the person the first time; throws a MicrophoneTrouble
 *   hold.listen(samples => …);                          // Int16Array of 50 ms, 16 kHz
 *   microphone.addEventListener('change', …);           // level, silent, trouble, devices
 *   hold.close();
 */
import { html } from './view.js';
import { t } from './texts.js';

/** Samples a second. */
export const RATE = 16000;

const SILENT = .0008;
const SILENT_PIECES = 60;

/** Why there is no sound: `blocked`, `missing`, `busy`, `insecure`, `unplugged`, `failed`. */
export class MicrophoneTrouble extends Error {
  constructor(reason, cause) {
    super(`microphone: ${reason}`, { cause });
    this.name = 'MicrophoneTrouble';
    this.reason = reason;
    this.sentence = t(`sounds.${reason}`);
    this.details = String(cause ?? reason);
  }
}

class Microphone extends EventTarget {
  /** 0..1, of the last 50 ms. */
  level = 0;
  /** On for three seconds without hearing anything. */
  silent = false;
  /** @type {MicrophoneTrouble|null} why it does not work now */
  trouble = null;
  /** @type {{ id: string, label: string }[]} */
  devices = [];
  #holds = new Set();
  #opening = null;
  #stream = null;
  #context = null;
  #quiet = 0;

  constructor() {
    super();
    navigator.mediaDevices?.addEventListener('devicechange', () => this.#list());
  }

  get isOn() { return this.#stream !== null; }

  /** The chosen device's id; '' is the usual one. */
  get device() { return localStorage.getItem('microphone') ?? ''; }

  /** Takes the microphone. @throws {MicrophoneTrouble} */
  async open() {
    const hold = { listen: null };
    this.#holds.add(hold);
    try {
      await (this.#opening ??= this.#open().finally(() => this.#opening = null));
    } catch (error) {
      this.#holds.delete(hold);
      throw error;
    }
    return {
      listen: handle => hold.listen = handle,
      close: () => {
        this.#holds.delete(hold);
        if (this.#holds.size === 0)
          this.#close();
      },
    };
  }

  /** Chooses another device. */
  async choose(device) {
    localStorage.setItem('microphone', device);
    if (this.isOn) {
      this.#close();
      await this.#open();
    }
  }

  async #open() {
    if (this.#stream)
      return;
    this.trouble = null;
    this.silent = false;
    this.#quiet = 0;
    try {
      if (!navigator.mediaDevices?.getUserMedia)
        throw new MicrophoneTrouble('insecure');
      const stream = await this.#ask();
      const context = new AudioContext();
      this.#stream = stream;
      this.#context = context;
      await context.audioWorklet.addModule('/shell/microphone-worklet.js');
      const node = new AudioWorkletNode(context, 'microphone', { numberOfOutputs: 1 });
      node.port.onmessage = ({ data }) => stream === this.#stream && this.#take(data);
      context.createMediaStreamSource(stream).connect(node);
      // Without a way to the speaker some browsers never run the node; its output is silence.
      node.connect(context.destination);
      await context.resume();
      stream.getAudioTracks()[0].addEventListener('ended', () => stream === this.#stream && this.#unplugged());
      await this.#list();
    } catch (error) {
      this.#close();
      this.trouble = error instanceof MicrophoneTrouble ? error : new MicrophoneTrouble(reasonOf(error), error);
      this.#tell();
      throw this.trouble;
    }
    this.#tell();
    if (this.#holds.size === 0)
      this.#close();
  }

  /** The chosen device, or the usual one where that is gone. As it sounds: what makes voices clearer takes away the noises that a model shall learn. */
  async #ask() {
    const wishes = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: true };
    try {
      return await navigator.mediaDevices.getUserMedia({ audio: this.device ? { ...wishes, deviceId: { exact: this.device } } : wishes });
    } catch (error) {
      if (!this.device || error.name === 'NotAllowedError')
        throw error;
      localStorage.removeItem('microphone');
      return navigator.mediaDevices.getUserMedia({ audio: wishes });
    }
  }

  #take(samples) {
    let sum = 0;
    for (const sample of samples)
      sum += (sample / 32768) ** 2;
    this.level = Math.sqrt(sum / samples.length);
    this.#quiet = this.level < SILENT ? this.#quiet + 1 : 0;
    this.silent = this.#quiet >= SILENT_PIECES;
    for (const hold of [...this.#holds])
      hold.listen?.(samples);
    this.#tell();
  }

  #unplugged() {
    this.#close();
    this.trouble = new MicrophoneTrouble('unplugged');
    this.#tell();
  }

  #close() {
    this.#stream?.getTracks().forEach(track => track.stop());
    this.#context?.close();
    this.#stream = this.#context = null;
    this.level = 0;
    this.silent = false;
    this.#tell();
  }

  async #list() {
    const all = await navigator.mediaDevices.enumerateDevices();
    this.devices = all.filter(d => d.kind === 'audioinput' && d.deviceId && d.deviceId !== 'default' && d.deviceId !== 'communications')
      .map((d, i) => ({ id: d.deviceId, label: d.label || t('sounds.microphoneNumber', { number: i + 1 }) }));
    this.#tell();
  }

  #tell() { this.dispatchEvent(new Event('change')); }
}

const reasonOf = error => ({
  NotAllowedError: 'blocked', SecurityError: 'insecure', NotFoundError: 'missing', OverconstrainedError: 'missing', NotReadableError: 'busy', AbortError: 'busy',
})[error?.name] ?? 'failed';

/** The page's microphone. */
export const microphone = new Microphone();

/** A choice of microphones, where there are several; and what to do when it does not work. Draw it again on `change`. */
export const microphoneDoctor = () => html`
  ${microphone.devices.length > 1 ? html`<label class="field"><span>${t('sounds.microphone')}</span>
    <select class="input" @change=${event => microphone.choose(event.target.value).catch(() => {})}>
      <option value="" ?selected=${!microphone.device}>${t('sounds.usualMicrophone')}</option>
      ${microphone.devices.map(d => html`<option value=${d.id} ?selected=${d.id === microphone.device}>${d.label}</option>`)}
    </select></label>` : ''}
  ${microphone.trouble ? html`<p class="note warn" role="alert">${t(`sounds.${microphone.trouble.reason}`)}</p>`
    : microphone.silent ? html`<p class="note warn" role="status">${t('sounds.nothingHeard')}</p>` : ''}`;

/** A loudness as a part of a meter: 0..1, -60 dB to full. */
export const meter = level => Math.max(0, Math.min(1, 1 + Math.log10(Math.max(level, 1e-6)) / 3));
