"""First names that tell whether somebody is a “she” or a “he”; those of both are left out."""

from typing import Final

WOMEN: Final = frozenset(
    """
    abby adrienne alexandra alexandria alexis alice alison allison alyssa amanda amber amy
    andrea angela angelina ann anna anne annie april ashley audrey ayanna barb barbara bella
    beth bethany betsy betty beverly bonnie brenda briana brianna bridget brittany brooke
    camille carla carly carol caroline carolyn carrie cassandra catherine cathy cecilia
    charlotte chelsea cheryl chloe chrissy christina christine cindy claire clara claudia
    colleen condoleezza connie courtney crystal cynthia danielle darlene dawn debbie deborah
    debra denise diana diane dianne dolores donna doris dorothy edith eileen elaine elena
    elisabeth elise elizabeth ella ellen ellie emily emma erica erin esther ethel eva evelyn
    faith fatima felicia florence frances gabriela gail geraldine gina ginger gladys glenda
    gloria grace greta gretchen gwen hannah harriet hazel heather heidi helen hillary holly
    hope irene iris isabel isabella ivanka ivy jackie jacqueline jane janet janice jasmine
    jeanette jeanne jeannie jen jenna jennifer jenny jessica jill jillian joan joanna joanne
    jodi josephine joy joyce juanita judith judy julia julie juliet kamala kara karen karin
    kasandra kate katharine katherine kathie kathleen kathryn kathy katie katrina kayla
    kaylee keisha kelli kellie kelly kellyanne kerry kimberly kirsten kirstie kirstjen
    krista kristen kristi kristin kristina kristy lara latoya laura lauren leah leila
    lillian linda lindsay lisa liz lois loretta lori lorraine louise lucia lucille lucy
    lydia lynn lynne mackenzie madeleine maggie marcia marcy margaret margarita margie maria
    mariah marian marianne marie marilyn marine marissa marjorie marlene martha mary
    maryanne maureen maxine maya megan meghan melania melissa mercedes meredith mia michelle
    mildred mindy miranda misty molly monica monique muriel myra nadia nadine nancy naomi
    natalia natasha nellie nicole nikki nina nora norma olga olivia paige pam pamela pat
    patricia patti patty paula pauline peggy penny phyllis priscilla rachael rachel ramona
    raquel rebecca regina renee rhonda rita roberta robyn rosa rosalind rosemary roxanne
    ruby ruth sabrina sadie sally samantha sandra sara sarah serena shannon sharon sheila
    shelby shelley shelly sherry shirley sierra silvia simone sonia sophia sophie stacey
    stacy stephanie sue susan suzanne svetlana sybil sylvia tamara tammy tanya tara tasha
    teresa terri thelma theresa tiffani tiffany tina toni tracey traci tricia trisha trudy
    tulsi ursula valerie vanessa vera veronica vicki victoria virginia vivian wanda wendy
    whitney wilma yolanda yvette yvonne zoe
    """.split()  # noqa: SIM905
)
MEN: Final = frozenset(
    """
    aaron abbas abdul abdullah abraham adam adrian ahmed alan alberto alejandro alex
    alexander alexei alfred ali allan allen alvin andre andrew andy angus anthony antonio
    anwar arnold art arthur barack barry bart bashar ben benjamin bernard bernie bert bill
    billy blake bob bobby boris brad bradley brandon brendan brent brett brian brock bruce
    bryan byron caleb calvin cameron carl carlos cecil cesar chad charles chase chester chip
    chris christian christopher chuck clarence clark claude clay clayton cliff clifford
    clint clyde cody cole colin connor corey cory craig curt curtis dale damon dan daniel
    danny darrell darren dave david davis dean dennis derek derrick desmond devin diego
    dmitri dmitry dominic don donald donnie doug douglas drew duane dustin dwayne dwight
    earl earnest ed eddie edgar edmund eduardo edward edwin eli elijah elliot elliott
    emmanuel eric ernest ernie esmail ethan eugene evan felix fernando floyd francis
    francisco frank franklin fred freddie frederick gabriel garrett gary gavin gene geoff
    geoffrey george gerald gerard gil gilbert glenn gordon grant greg gregory gus guy hank
    hans harold harry harvey hassan hector henri henry herbert herman howard hugh hunter
    hussein ian ibrahim ira isaac ismail ivan jack jacob jaime jake jamal james jamie jared
    jason javier jay jeff jeffery jeffrey jeremiah jeremy jerome jerry jesse jim jimmy
    joaquin joe joel joey john johnny jon jonah jonathan jorge jose joseph josh joshua juan
    julian julio justin karim karl keith ken kenneth kenny kent kevin kirk kurt kyle lamar
    lance larry lawrence lee leo leon leonard leroy lester lewis liam lloyd logan lonnie lou
    louie louis lucas luis luke malcolm manuel marc marcel marco marcus mario mark marshall
    martin marvin masoud mathew matt matthew maurice max maxwell melvin micah michael mickey
    miguel mike miles milton mitch mitchell mitt mohamad mohammad mohammed morris moses
    muhammad murray myron nathan ned neil nelson newt nicholas nick nico nigel noah noel
    norman oliver omar orrin oscar otto owen pablo patrick paul pedro percy perry pete peter
    phil philip phillip pierre preston quentin rafael ralph ramon rand randy raul ray
    raymond recep reggie reginald reince rex ricardo rich richard rick ricky rob robbie
    robert roberto rod rodney roger roland roman ron ronald ronnie ross roy ruben rudolph
    rudy rupert russ russell ryan salvador sam sammy samuel sanford saul scott sean sergei
    sergey sergio seth shane shaun shawn sherrod sid sidney simon spencer stan stanley
    stefan stephen sterling steve steven steward stewart stuart ted terence terrence terry
    theodore thomas tim timothy todd tom tommy tony travis trent trevor trey tristan tucker
    ty tyler vern vernon victor vince vincent vlad vladimir wade wallace walter warren wayne
    wendell wesley wilbur will willard william willie winston woodrow xavier xi zach
    zachariah zachary
    """.split()  # noqa: SIM905
)
