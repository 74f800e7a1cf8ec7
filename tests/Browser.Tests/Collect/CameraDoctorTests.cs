using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Collect;

/// <summary>What a child reads when the camera does not work, and that it goes on by itself when it can.</summary>
[TestClass]
public sealed class CameraDoctorTests : CollectTest
{
    [TestMethod]
    [DataRow("NotAllowedError", "", "The browser keeps the camera closed.")]
    [DataRow("NotAllowedError", "Permission denied by system", "This computer keeps the camera closed.")]
    [DataRow("NotFoundError", "", "I cannot find a camera.")]
    [DataRow("NotReadableError", "Could not start video source", "Another program uses the camera.")]
    [DataRow("TypeError", "", "The camera does not start.")]
    public async Task CameraThatDoesNotOpen_IsExplainedAndTriedAgain(string error, string message, string explanation)
    {
        await Begin("disc");
        await Page.EvaluateAsync(
            """
            ([name, message]) => {
              const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
              navigator.mediaDevices.getUserMedia = async () => { throw new DOMException(message, name); };
              window.mend = () => navigator.mediaDevices.getUserMedia = open;
            }
            """,
            new[] { error, message });

        await Camera.ClickAsync();

        await Expect(Card("disc").GetByRole(AriaRole.Alert)).ToContainTextAsync(explanation);
        await Expect(Page.GetByText("Camera is on")).ToHaveCountAsync(0);
        await Page.EvaluateAsync("() => { window.mend(); }");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(Page.GetByText("Camera is on")).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task CameraUnpluggedInABurst_KeepsWhatWasTakenAndComesBackByItself()
    {
        await Begin("disc");
        await Camera.ClickAsync();
        var hold = Card("disc").Locator(".hold");
        await Expect(hold).ToBeEnabledAsync();
        await hold.HoverAsync();
        await Page.Mouse.DownAsync();
        await Expect(hold).ToContainTextAsync("pictures");
        await Page.EvaluateAsync(
            """
            () => {
              const devices = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
              navigator.mediaDevices.enumerateDevices = async () => [];
              window.plugIn = () => { navigator.mediaDevices.enumerateDevices = devices; navigator.mediaDevices.dispatchEvent(new Event('devicechange')); };
              document.querySelector('.preview video').srcObject.getVideoTracks()[0].dispatchEvent(new Event('ended'));
            }
            """);
        await Expect(Card("disc").GetByRole(AriaRole.Alert)).ToContainTextAsync("The camera is gone.");
        await Expect(Card("disc").Locator(".tile img").First).ToBeVisibleAsync();
        await Page.Mouse.UpAsync();
        await Page.EvaluateAsync("() => window.plugIn()");
        await Expect(Page.GetByText("Camera is on")).ToBeVisibleAsync();
        await Expect(hold).ToBeEnabledAsync();
    }

    private ILocator Camera => Card("disc").GetByRole(AriaRole.Button, new() { Name = "Camera" });
}
