using Microsoft.Playwright;

namespace MLKids.Browser.Tests.Screens;

/// <summary>
/// What the browser's camera sees: a film that is drawn here. The browser reads it frame by frame and begins again at its end, so that another scene, written over it, is seen at
/// once: as if somebody held another thing before the camera. YUV4MPEG2, 4:2:0.
/// </summary>
internal sealed class FakeCamera
{
    private const int Width = 320, Height = 240, Frames = 24, Rate = 12;

    /// <summary>The flags of a browser with this camera.</summary>
    public string[] Flags => [$"--use-file-for-fake-video-capture={_path}"];

    private readonly string _path;

    /// <param name="folder">Where the film lies.</param>
    public FakeCamera(string folder)
    {
        _path = Path.Combine(folder, "camera.y4m");
        Show(Scene.Empty);
    }

    public enum Scene
    {
        /// <summary>A grey wall.</summary>
        Empty,

        /// <summary>A yellow disc before blue, at another place in each frame.</summary>
        Sun,

        /// <summary>A green triangle before beige, at another place in each frame.</summary>
        Tree,
    }

    /// <summary>Holds something else before the camera.</summary>
    public void Show(Scene scene)
    {
        var random = new Random((int)scene);
        using var film = new BufferedStream(new FileStream(_path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite), 1 << 20);
        film.Write(System.Text.Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Width} H{Height} F{Rate}:1 Ip A1:1 C420\n"));
        for (var i = 0; i < Frames; i++)
        {
            film.Write("FRAME\n"u8);
            film.Write(Frame(scene, random));
        }
    }

    /// <summary>Waits until a picture of the camera on the page shows the scene: its upper corner has the scene's colour.</summary>
    public static Task IsSeen(ILocator video, Scene scene) => video.EvaluateAsync(
        """
        async (video, scene) => {
          const context = Object.assign(document.createElement('canvas'), { width: 8, height: 6 }).getContext('2d', { willReadFrequently: true });
          for (;;) {
            context.drawImage(video, 0, 0, 8, 6);
            const [r, , b] = context.getImageData(0, 0, 1, 1).data;
            if (video.videoWidth > 0 && (b - r > 60 ? 'Sun' : r - b > 25 ? 'Tree' : r > 60 ? 'Empty' : '') === scene)
              return;
            await new Promise(requestAnimationFrame);
          }
        }
        """,
        scene.ToString());

    private static byte[] Frame(Scene scene, Random random)
    {
        var (x0, y0, size) = (random.Next(90, 230), random.Next(80, 160), random.Next(38, 72));
        var light = random.Next(-14, 15);
        (int R, int G, int B) ColourAt(int x, int y)
        {
            var (dx, dy) = (x - x0, y - y0);
            return scene switch
            {
                Scene.Sun => (dx * dx) + (dy * dy) <= size * size ? (240, 205, 40) : (60, 110, 200),
                Scene.Tree => dy < size && dy > -size && Math.Abs(dx) * 2 < dy + size ? (30, 130, 50) : (225, 205, 175),
                _ => (128, 128, 128),
            };
        }

        var frame = new byte[Width * Height * 3 / 2];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var (r, g, b) = ColourAt(x, y);
                frame[(y * Width) + x] = Level(16 + light + ((65.738 * r) + (129.057 * g) + (25.064 * b)) / 256);
                if (((x | y) & 1) != 0)
                    continue;
                var at = (Width * Height) + (y / 2 * (Width / 2)) + (x / 2);
                frame[at] = Level(128 + ((-37.945 * r) - (74.494 * g) + (112.439 * b)) / 256);
                frame[at + (Width * Height / 4)] = Level(128 + ((112.439 * r) - (94.154 * g) - (18.285 * b)) / 256);
            }

        return frame;
    }

    private static byte Level(double value) => (byte)Math.Clamp(value, 16, 240);
}
