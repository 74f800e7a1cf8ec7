test("reverse turns a text round, emoji too", function () {
  expect(ask("texttools_reverse", "abc")).toBe("cba");
  expect(ask("texttools_reverse", "a\ud83d\ude00b")).toBe("b\ud83d\ude00a");
  expect(ask("texttools_reverse", "")).toBe("");
});

test("count knows letters, words and lines", function () {
  expect(ask("texttools_count", "letters", "a b")).toBe(3);
  expect(ask("texttools_count", "words", "  one  two ")).toBe(2);
  expect(ask("texttools_count", "lines", "one\ntwo")).toBe(2);
  expect(ask("texttools_count", "words", "")).toBe(0);
});

test("word begins at 1 and is empty outside", function () {
  expect(ask("texttools_word", 2, "one two three")).toBe("two");
  expect(ask("texttools_word", 0, "one two three")).toBe("");
  expect(ask("texttools_word", 9, "one two three")).toBe("");
});

test("letters become capital and small", function () {
  expect(ask("texttools_inCase", "Hello you", "capital letters")).toBe("HELLO YOU");
  expect(ask("texttools_inCase", "Hello you", "small letters")).toBe("hello you");
  expect(ask("texttools_inCase", "hello yOU", "words with capitals")).toBe("Hello You");
});

test("replace takes every occurrence, and no empty part", function () {
  expect(ask("texttools_replace", "a", "o", "banana")).toBe("bonono");
  expect(ask("texttools_replace", "", "o", "banana")).toBe("banana");
});

test("a palindrome reads the same backwards", function () {
  expect(ask("texttools_isPalindrome", "Never odd or even!")).toBe(true);
  expect(ask("texttools_isPalindrome", "hello")).toBe(false);
  expect(ask("texttools_isPalindrome", "?!")).toBe(false);
});

test("for each letter runs its blocks once a letter", function () {
  script(
    ["event_whenflagclicked"],
    ["texttools_forEachLetter", "abc", [["looks_say", ["texttools_letter"]]]],
    ["looks_say", "done"]
  );

  greenFlag();
  runToEnd();

  expect(said()).toEqual(["a", "b", "c", "done"]);
});
