using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MLKids.Studio.Live;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Class;

/// <summary>A class of this start of the program: its code, its children, what the teacher tells everybody.</summary>
internal sealed class ClassRoom : IDisposable
{
    /// <summary>Letters and digits that look like no other ones and make no words.</summary>
    private const string CodeSigns = "23456789BCDFGHJKMNPQRTVWXZ";

    private const int CodeLength = 6;

    /// <exception cref="IOException">The class's folder cannot be read or written.</exception>
    public ClassRoom(StudioOptions options)
    {
        Network = new NetworkNames(options.Class!.Address);
        Roster = new Roster(FolderOf(options));
        Guesses = new Guesses(options.Time);
        Certificate = ClassCertificate.Get(Roster.Folder, Network, options.Time);
        // A page that comes, or comes back, hears it too.
        Children.Joined += connection => connection.Send("pause", new { on = IsPaused });
    }

    /// <summary>What a child types to join; another one at each start.</summary>
    public string Code { get; } = RandomNumberGenerator.GetString(CodeSigns, CodeLength);

    public NetworkNames Network { get; }

    public Roster Roster { get; }

    public Guesses Guesses { get; }

    public X509Certificate2 Certificate { get; }

    /// <summary>By which a browser's warning shows that it is this very computer.</summary>
    public string Fingerprint => string.Join(' ', Certificate.GetCertHashString(HashAlgorithmName.SHA256).Chunk(4).Take(4).Select(c => new string(c)));

    /// <summary>The port that children use; known once the studio listens.</summary>
    public int Port { get; set; }

    /// <summary>Addresses to type, the likeliest first.</summary>
    public IReadOnlyList<string> Addresses => [.. Network.Addresses.Select(a => $"{a}:{Port}"), .. Network.Names.Select(n => $"{n}:{Port}")];

    /// <summary>All pages of children: <c>message</c> and <c>pause</c>.</summary>
    public LiveRoom Children { get; } = new();

    /// <summary>The teacher's pages: <c>class</c>, once a second.</summary>
    public LiveRoom Teachers { get; } = new();

    /// <summary>"Eyes up": all screens rest.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Lets all screens rest, or go on.</summary>
    public void Pause(bool pause)
    {
        IsPaused = pause;
        Children.Publish("pause", new { on = pause });
    }

    public void Dispose() => Certificate.Dispose();

    /// <summary>Where a class's files lie.</summary>
    public static string FolderOf(StudioOptions options) => Path.Combine(options.ProjectsFolder, "class");
}
