namespace MLKids.Tests;

/// <summary>Children's stories written for these tests, one a line, and made text of any size.</summary>
internal static class Stories
{
    /// <summary>About 9 KB.</summary>
    public static IReadOnlyList<string> All { get; } = Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Sentences from patterns whose words are drawn as unevenly as in real text, one paragraph of five sentences a text.</summary>
    /// <param name="bytes">About how many.</param>
    /// <param name="seed">The same seed gives the same text.</param>
    public static List<string> Made(int bytes, int seed)
    {
        var random = new Random(seed);
        var names = Words(random, 400, capital: true);
        var (things, doings, kinds) = (Words(random, 6_000), Words(random, 2_500), Words(random, 2_000));
        string[] patterns =
        [
            "The K T D the T.", "N D a K T and a T.", "\"D the T!\" said N.", "One day N D to the T with N.", "N was K, but the T was K and D.",
            "When the T D, the K T D too.", "Why did N D the K T?", "In the T there was a T that D every T.", "They D and D until the T D.", "It was a K T, so N D it to the T.",
        ];
        var (texts, length) = (new List<string>(), 0);
        while (length < bytes)
        {
            var sentences = Enumerable.Range(0, 5).Select(_ => string.Concat(patterns[random.Next(patterns.Length)].Select(c => c switch
            {
                'N' => Pick(names, random), 'T' => Pick(things, random), 'D' => Pick(doings, random), 'K' => Pick(kinds, random), _ => c.ToString(),
            })));
            texts.Add(string.Join(' ', sentences));
            length += texts[^1].Length;
        }
        return texts;
    }

    /// <summary>The n-th word about n times rarer than the first (Zipf's law).</summary>
    private static string Pick(string[] words, Random random) => words[Math.Min((int)Math.Pow(words.Length, random.NextDouble()), words.Length) - 1];

    private static string[] Words(Random random, int count, bool capital = false)
    {
        string[] starts = ["b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "w", "br", "cl", "st", "tr", "sh"], vowels = ["a", "e", "i", "o", "u", "ee", "oo", "ai"], ends = ["", "n", "t", "r", "l", "s", "nd", "ck"];
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var word = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => starts[random.Next(starts.Length)] + vowels[random.Next(vowels.Length)])) + ends[random.Next(ends.Length)];
            return capital ? char.ToUpperInvariant(word[0]) + word[1..] : word;
        })];
    }

    private const string Text = """
        The little fox lived at the edge of the forest. Every morning the little fox went down to the river. "Good morning, river," said the fox. The river never answered, but it sang a quiet song. One day the river was silent. The fox looked up the hill and saw a big stone. The fox pushed and pushed until the stone rolled away. Then the river sang again, and the fox was happy.
        Mia has a red bike. She rides her red bike to school every day. Her brother Tom has a blue bike, but it is too big for him. Tom walks to school with his friend Ben. When it rains, Mia walks to school too. Then they all share one big umbrella.
        Once upon a time there was a dragon who was afraid of the dark. The dragon slept with a small lamp beside the bed. One night the lamp went out. "Oh no," said the dragon. Then the dragon had an idea. The dragon breathed a tiny flame, and the cave was bright again. After that night the dragon was not afraid of the dark any more.
        My dog is called Biscuit. Biscuit likes to run in the park. Biscuit likes to sleep on my bed. My mum says that dogs must not sleep on the bed, but Biscuit does not listen. When I come home from school, Biscuit jumps up and licks my face. I love my dog very much.
        The old lighthouse stood on a rock in the sea. A girl called Nora lived there with her grandfather. Every evening they climbed the stairs to the top. There were one hundred and twenty stairs. At the top they lit the big lamp. The ships saw the light and found the way home. "The light is small," said Nora, "but the night is big." "That is why we light it every evening," said her grandfather.
        The robot could count to one million. The robot could play chess and paint the sky. But the robot could not laugh. A boy called Sam told the robot a joke. The robot did not laugh. Sam told the robot another joke. The robot did not laugh. Then Sam slipped and fell into a puddle, and the robot made a strange noise. "What was that?" asked Sam. "I think that I laughed," said the robot.
        In winter the pond is frozen. In spring the frogs come back to the pond. In summer we swim in the pond. In autumn the leaves fall into the pond and float like little boats. I like the pond in every season.
        The cat sat on the wall. The bird sat in the tree. The cat looked at the bird, and the bird looked at the cat. "You cannot catch me," sang the bird. "I do not want to catch you," said the cat. "I only want to hear your song." So the bird sang all afternoon, and the cat slept in the sun.
        We went to the beach on Sunday. I built a castle with four towers. My sister found a shell that was as big as her hand. My father fell asleep and his nose turned red. In the evening the sea came and took my castle away. "We can build another one tomorrow," said my mother.
        The king had a golden chair, but it was hard. The queen had a silver chair, but it was cold. The cook had a wooden chair with a soft pillow. One evening the king went down to the kitchen and sat on the cook's chair. "This is the best chair in the castle," said the king. After that the king, the queen and the cook had supper in the kitchen every evening.
        A snail wanted to see the world. "The world is far away," said the ant. "Then I must start now," said the snail. The snail crossed the garden in one day. The snail crossed the road in one night. After a week the snail came to the top of the hill. The snail could see the village, the forest and the sea. "The world is very big," said the snail, "and I have only just begun."
        My grandmother makes the best pancakes. First she takes two eggs. Then she takes flour, milk and a little salt. She lets me stir until my arm is tired. We eat the pancakes with honey and apples. My grandfather always eats seven.
        There was a moon who wanted to be the sun. "I want to shine in the day," said the moon. So the sun and the moon changed places. In the day it was dark, and in the night it was bright. The owls could not sleep, and the flowers did not open. "I am sorry," said the moon. "I like the night, because then the stars are with me." So they changed places again, and all was well.
        Our class has a garden behind the school. We planted beans, peas and sunflowers. Leo's sunflower is the tallest. It is taller than our teacher! My sunflower is small, but a bee comes to visit it every day. I think that the bee likes my sunflower best.
        The train went up the mountain. It went through a tunnel and over a bridge. "I think I can," said the little engine. The snow was deep and the wind was cold. In the last carriage there was a doctor who had to reach the village. The little engine puffed and puffed. At midnight it came to the village, and the doctor ran to help. "Thank you, little engine," said the doctor.
        Lina found a key in the grass. She tried the key in the front door. It did not fit. She tried the key in the garden shed. It did not fit. She tried the key in the old clock, and the clock began to tick. A small door opened, and a wooden bird came out. "Cuckoo!" said the bird. "I have waited for you for a hundred years."
        I have a friend who lives in Japan. When I go to bed, she gets up. When I eat breakfast, she does her homework. We write letters to each other. She draws cats in the corners, and I draw rockets. One day I will fly to Japan and visit her.
        The bear could not sleep. He counted sheep, but the sheep ran away. He counted stars, but there were too many. He asked the rabbit for help. "Drink warm milk with honey," said the rabbit. The bear drank the warm milk with honey. He said thank you, he closed his eyes, and he slept until spring.
        On Monday it rained. On Tuesday it rained. On Wednesday it rained and my boots were full of water. On Thursday the sun came out, and we ran into the garden. There was a rainbow over the house. "There is gold at the end of the rainbow," said my brother. We looked and looked, but we only found a frog. The frog had golden eyes.
        The pirate ship had a hole. "Who made the hole?" asked the captain. "It was not me," said the cook. "It was not me," said the parrot. Then they heard a small voice. "I was hungry," said the mouse, "and I thought that the ship was cheese." The captain laughed. They mended the hole and gave the mouse some real cheese.
        A tiny seed fell into a crack in the street. The rain gave it water and the sun gave it light. After a month there was a little plant. After a year there was a little tree. The people walked around the tree. The birds built a nest in the tree. When I was small, I was taller than the tree. Now the tree is taller than my house.
        Today I lost a tooth. It was loose for a week, and I could move it with my tongue. I bit into an apple, and there it was! I put the tooth under my pillow. In the morning there was a coin and a letter in very small writing. "Thank you for the tooth," said the letter. "It is a very good one."
        The knight was looking for a dragon. He looked in the forest, but there was no dragon. He looked in the mountains, but there was no dragon. In the evening he came to a cave with a small lamp in it. "Are you a dragon?" asked the knight. "Yes," said the dragon, "would you like a cup of tea?" So the knight took off his helmet and had a cup of tea with the dragon.
        My little sister has an invisible friend. He is called Mister Button. Mister Button sits beside her at supper. Mister Button does not like carrots. When my sister does not want to tidy her room, she says that Mister Button made the mess. Yesterday I saw that Mister Button had eaten my chocolate. I do not think that it was Mister Button.
        The school bus was yellow and very old. It coughed in the morning and sneezed in the afternoon. One day it stopped on the hill and would not go. All the children got out and pushed. They pushed the bus up the hill, and then the bus rolled down the hill and all the children ran after it. It was the best day of the year.
        Far out in the sea there is an island where only cats live. The big cats catch fish, and the small cats play with shells. Every year one ship comes to the island. It brings milk and takes away wool that the cats have rolled into balls. Nobody knows where the cats get the wool. There are no sheep on the island.
        The wind stole my hat. I ran after the hat down the street. The hat flew over the fence and into the park. It landed on the head of a statue. It looked so good on the statue that I let it stay. Now I say hello to my hat every day on my way to school.
        "I can jump higher than a house," said the flea. "You cannot," said the elephant. "Of course I can," said the flea. "A house cannot jump at all." The elephant thought about it for a long time. Then the elephant laughed so hard that the trees shook.
        """;
}
