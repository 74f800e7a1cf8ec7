/** What can be written and chosen in blocks. Every field shows and keeps whatever value a project holds, whether or not it is among the choices. */
import { hostOf } from './host.js';
import { nameField } from './names.js';

// Two things that Blockly does for each field of each block, and that take half of the time in which a large project opens: it asks for an element that is not there
// yet and catches the error, and it has the page's styles computed anew to measure words whose letters it knows.
const quick = (Blockly, Field) => class extends Field {
  recomputeAriaContext() { return this.fieldGroup_ ? super.recomputeAriaContext() : false; }

  updateSize_(margin) {
    const constants = this.getConstants();
    const padding = margin ?? (this.borderRect_ ? constants.FIELD_BORDER_RECT_X_PADDING : 0);
    const width = this.textElement_ ? Blockly.utils.dom.getFastTextWidth(this.textElement_, constants.FIELD_TEXT_FONTSIZE, constants.FIELD_TEXT_FONTWEIGHT, constants.FIELD_TEXT_FONTFAMILY) : 0;
    const height = this.borderRect_ ? Math.max(constants.FIELD_TEXT_HEIGHT, constants.FIELD_BORDER_RECT_HEIGHT) : constants.FIELD_TEXT_HEIGHT;
    this.size_ = new Blockly.utils.Size(width + 2 * padding, height);
    this.positionTextElement_(padding, width);
    this.positionBorderRect_();
  }
};

const swatches = ['#e23b3b', '#ff8c1a', '#ffd500', '#59c059', '#0fbd8c', '#4c97ff', '#3250c8', '#9966ff', '#cf63cf', '#ff66aa', '#8a5a2b', '#ffffff', '#c3cad6', '#77839a', '#000000'];

/** Registers the fields; once for a page. */
export function registerFields(Blockly) {
  const register = (name, type) => {
    if (Blockly.registry.hasItem(Blockly.registry.Type.FIELD, name))
      Blockly.fieldRegistry.unregister(name);
    Blockly.fieldRegistry.register(name, type);
  };
  register('field_menu', menuField(Blockly));
  register('field_scratch_number', numberField(Blockly));
  register('field_angle', numberField(Blockly));
  register('field_colour', colourField(Blockly));
  register('field_input', textField(Blockly));
  register('field_label', quick(Blockly, Blockly.FieldLabel));
  register('field_variable', quick(Blockly, nameField(Blockly)));
}

const textField = Blockly => class FieldText extends quick(Blockly, Blockly.FieldTextInput) {
  static fromJson(options) { return new this(options.text ?? ''); }
};

/** Choices: those of the definition, then those that the host knows when the menu opens. */
const menuField = Blockly => class FieldMenu extends quick(Blockly, Blockly.FieldDropdown) {
  static fromJson(options) { return new this(options); }

  constructor(options) {
    super(Blockly.Field.SKIP_SETUP);
    this.own = options.options ?? [];
    this.isFixed = options.fixed;
    this.asked = [];
    this.menuGenerator_ = () => this.choices();
    this.selectedOption = this.choices()[0];
    this.setValue(this.selectedOption[1]);
  }

  choices() {
    const all = [...this.own, ...(this.asked ?? [])];
    const value = this.value_ ?? '';
    return all.some(([, known]) => known === value) ? all : [...all.length && !value ? [] : [[value || '\u00a0', value]], ...all];
  }

  // Never an old list: the current value must be in it.
  getOptions() { return this.choices(); }

  doClassValidation_(value) { return value === undefined || value === null ? null : String(value); }

  initView() {
    super.initView();
    // In the palette an empty choice shows what is there.
    if (!this.isFixed && !this.getValue() && this.getSourceBlock().isInFlyout)
      this.ask().then(() => !this.getValue() && this.choices()[0][1] && !this.getSourceBlock()?.isDeadOrDying() && this.setValue(this.choices()[0][1], false));
  }

  async showEditor_(event) {
    if (!this.isFixed)
      await this.ask();
    if (!this.getSourceBlock() || this.getSourceBlock().isDeadOrDying())
      return;
    super.showEditor_(event);
  }

  async ask() {
    const block = this.getSourceBlock();
    const parent = block.isShadow() ? block.getParent() : null;
    const input = parent?.inputList.find(i => i.connection?.targetBlock() === block);
    const [opcode, argument] = input ? [parent.type, input.name] : [block.type, this.name];
    const items = await hostOf(block.workspace)?.choices(opcode, argument, chosenIn(parent ?? block, block)) ?? [];
    const own = new Set(this.own.map(([, value]) => value));
    this.asked = items.filter(item => !own.has(item.value)).map(item => [item.text || '\u00a0', item.value]);
    this.selectedOption = this.choices().find(([, value]) => value === this.getValue()) ?? this.selectedOption;
  }
};

/** The value of another menu in the same block, on which this one may depend. */
function chosenIn(block, self) {
  for (const input of block.inputList) {
    const other = input.connection?.targetBlock();
    if (other && other !== self && other.isShadow())
      return [...other.getFields()][0]?.getValue() ?? undefined;
  }
  return undefined;
}

/** A number that may be any text in a project; only what can be part of a number can be typed. */
const numberField = Blockly => class FieldScratchNumber extends quick(Blockly, Blockly.FieldTextInput) {
  static fromJson(options) { return new this(options); }

  constructor(options) {
    super('');
    this.allowed = new RegExp(`[^0-9eE${options.decimal === false ? '' : '.,'}${options.negative === false ? '' : '\\-'}]`, 'g');
    this.isPositive = options.negative === false;
    this.setValue(options.text ?? '');
  }

  bindInputEvents_(input) {
    super.bindInputEvents_(input);
    input.inputMode = this.isPositive ? 'decimal' : 'text';
    input.addEventListener('beforeinput', event => event.data && !event.isComposing && event.data.normalize('NFKC').replace(this.allowed, '') === '' && event.preventDefault());
  }

  // A decimal comma and wide digits are numbers to a child.
  getValueFromEditorText_(text) { return text.normalize('NFKC').replace(this.allowed, '').replace(',', '.'); }
};

/** A colour: swatches, and the browser's own picker for any other. */
const colourField = Blockly => class FieldColour extends Blockly.Field {
  static fromJson(options) { return new this(options); }

  constructor(options) {
    super(options.colour ?? '#9966ff');
    this.SERIALIZABLE = true;
    this.CURSOR = 'pointer';
  }

  doClassValidation_(value) { return value === undefined || value === null ? null : String(value); }

  initView() {
    this.createBorderRect_();
    this.borderRect_.style.fillOpacity = '1';
    this.borderRect_.setAttribute('stroke', '#77839a');
    this.fieldGroup_.classList.add('blocklyColourField');
  }

  getText_() { return this.getValue(); }

  render_() {
    this.size_ = new Blockly.utils.Size(36, 22);
    for (const [name, value] of Object.entries({ width: 36, height: 22, rx: 11, ry: 11 }))
      this.borderRect_.setAttribute(name, value);
    this.borderRect_.style.fill = /^#[0-9a-f]{6}$/i.test(this.getValue()) ? this.getValue() : '#000';
  }

  applyColour() { }

  showEditor_() {
    const content = Blockly.DropDownDiv.getContentDiv();
    const { t } = hostOf(this.getSourceBlock().workspace);
    const choose = colour => {
      this.setValue(colour);
      Blockly.DropDownDiv.hideIfOwner(this);
    };
    const group = document.createElement('div');
    group.className = 'colour-choice';
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', t('editor.colours'));
    for (const colour of swatches) {
      const button = document.createElement('button');
      button.type = 'button';
      button.style.background = colour;
      button.setAttribute('aria-label', colour);
      button.setAttribute('aria-pressed', String(colour === this.getValue()));
      button.addEventListener('click', () => choose(colour));
      group.append(button);
    }
    const label = document.createElement('label');
    label.textContent = t('editor.otherColour');
    const any = document.createElement('input');
    any.type = 'color';
    any.value = /^#[0-9a-f]{6}$/i.test(this.getValue()) ? this.getValue() : '#9966ff';
    any.addEventListener('input', () => this.setValue(any.value));
    label.append(any);
    group.append(label);
    content.replaceChildren(group);
    Blockly.DropDownDiv.setColour('#ffffff', '#77839a');
    Blockly.DropDownDiv.showPositionedByField(this);
    (group.querySelector('[aria-pressed=true]') ?? group.querySelector('button')).focus();
  }
};
