// Text tools: what can be done with letters and words. Every block stands with its code in one place.

/** The letters of a text. An emoji is one letter, though JavaScript counts it as two. */
function lettersOf(text) {
  var letters = [];
  for (var i = 0; i < text.length; i++) {
    var code = text.charCodeAt(i);
    var pair = code >= 0xd800 && code <= 0xdbff && i + 1 < text.length;
    letters.push(pair ? text.charAt(i) + text.charAt(++i) : text.charAt(i));
  }
  return letters;
}

function wordsOf(text) {
  return text.split(/\s+/).filter(function (word) { return word.length > 0; });
}

/** Only letters and digits, small: what counts in a palindrome. */
function bare(text) {
  return lettersOf(text.toLowerCase()).filter(function (letter) {
    return letter !== letter.toUpperCase() || (letter >= "0" && letter <= "9");
  });
}

var letter = "";

mlkids.pack({
  id: "texttools",
  name: "Text tools",
  color: "#8a4fbf",
  blocks: [
    {
      id: "reverse",
      shape: "reporter",
      text: "reverse [TEXT]",
      about: "The text from its end to its beginning.",
      arguments: { TEXT: "hello" },
      run: function (args) { return lettersOf(args.TEXT).reverse().join(""); }
    },
    {
      id: "count",
      shape: "reporter",
      text: "number of [WHAT] in [TEXT]",
      about: "How many letters, words or lines a text has.",
      arguments: { WHAT: { menu: ["letters", "words", "lines"], default: "letters", droppable: false }, TEXT: "a small text" },
      run: function (args) {
        if (args.WHAT === "words") return wordsOf(args.TEXT).length;
        if (args.WHAT === "lines") return args.TEXT.length === 0 ? 0 : args.TEXT.split("\n").length;
        return lettersOf(args.TEXT).length;
      }
    },
    {
      id: "word",
      shape: "reporter",
      text: "word [NUMBER] of [TEXT]",
      about: "A word of a text; the first is number 1.",
      arguments: { NUMBER: { type: "number", default: 1 }, TEXT: "a small text" },
      run: function (args) { return wordsOf(args.TEXT)[Math.floor(args.NUMBER) - 1] || ""; }
    },
    {
      id: "inCase",
      shape: "reporter",
      text: "[TEXT] in [CASE]",
      about: "The text in small or capital letters, or each word with a capital.",
      arguments: { TEXT: "hello", CASE: { menu: ["capital letters", "small letters", "words with capitals"], default: "capital letters", droppable: false } },
      run: function (args) {
        if (args.CASE === "small letters") return args.TEXT.toLowerCase();
        if (args.CASE === "capital letters") return args.TEXT.toUpperCase();
        return wordsOf(args.TEXT).map(function (word) {
          var letters = lettersOf(word);
          return letters[0].toUpperCase() + letters.slice(1).join("").toLowerCase();
        }).join(" ");
      }
    },
    {
      id: "replace",
      shape: "reporter",
      text: "replace [OLD] by [NEW] in [TEXT]",
      about: "The text with every occurrence of a part replaced.",
      arguments: { OLD: "cat", NEW: "dog", TEXT: "a cat and a cat" },
      run: function (args) { return args.OLD === "" ? args.TEXT : args.TEXT.split(args.OLD).join(args.NEW); }
    },
    {
      id: "isPalindrome",
      shape: "predicate",
      text: "is [TEXT] a palindrome?",
      about: "Whether a text reads the same backwards. Spaces, signs and capital letters do not count.",
      arguments: { TEXT: "Never odd or even" },
      run: function (args) {
        var letters = bare(args.TEXT);
        return letters.length > 0 && letters.join("") === letters.reverse().join("");
      }
    },
    {
      id: "forEachLetter",
      shape: "loop",
      text: "for each letter of [TEXT]",
      about: "Runs the blocks inside it once for each letter. \"current letter\" tells which one it is.",
      arguments: { TEXT: "hello" },
      run: function (args, call) {
        var letters = lettersOf(args.TEXT);
        if (call.turn >= letters.length) return false;
        letter = letters[call.turn];
        return true;
      }
    },
    {
      id: "letter",
      shape: "reporter",
      text: "current letter",
      about: "The letter of the loop \"for each letter\" that runs.",
      run: function () { return letter; }
    }
  ]
});
