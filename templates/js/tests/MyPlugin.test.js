// Each test has the plugin in a new world: a stage with one sprite, a clock that stands still until it is moved.

test("a greeting is friendly", function () {
  expect(ask("myplugin_greeting", "Ann")).toBe("hello Ann");
  expect(ask("myplugin_greeting")).toBe("hello world");
});

test("greet says it and starts the hat", function () {
  var hat = when("myplugin_whenGreeted");
  expect(ask("myplugin_hasGreeted", 1)).toBe(false);

  run("myplugin_greet", "Ann");
  clock.advance(0.1);

  expect(said()).toEqual(["hello Ann"]);
  expect(hat.starts()).toBe(1);
  expect(ask("myplugin_hasGreeted", 1)).toBe(true);
  expect(findings()).toEqual([]);
});

test("a program that greets three ends with the third", function () {
  script(
    ["event_whenflagclicked"],
    ["control_repeat_until", ["myplugin_hasGreeted", 3], [["myplugin_greet", "you"]]],
    ["looks_say", "that is all"]
  );

  greenFlag();
  runToEnd();

  expect(said()).toEqual(["hello you", "hello you", "hello you", "that is all"]);
});
